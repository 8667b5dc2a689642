using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Interpretation.Media;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class Media_of_interpretations(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    private static readonly byte[] _film = [0, 0, 0, 24, .. "ftypisom"u8, .. Enumerable.Range(0, 700_000).Select(i => (byte)(i * 31))];

    public static TheoryData<string, byte[], string?> Files => new()
    {
        { "PNG", [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0], "image/png" },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/jpeg" },
        { "WebP", [.. "RIFF1234WEBPVP8 "u8], "image/webp" },
        { "MP3 with a tag", [.. "ID3\x04"u8, 0, 0], "audio/mpeg" },
        { "MP3 without", [0xFF, 0xFB, 0x90, 0x64], "audio/mpeg" },
        { "M4A", [0, 0, 0, 32, .. "ftypM4A "u8], "audio/mp4" },
        { "MP4", [0, 0, 0, 32, .. "ftypmp42"u8], "video/mp4" },
        { "WebM", [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x84, .. "webm"u8], "video/webm" },
        { "Matroska", [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x88, .. "matroska"u8], null },
        { "SVG", [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"u8], null },
        { "HTML called film.mp4", [.. "<!DOCTYPE html><script>"u8], null },
        { "PDF", [.. "%PDF-1.7"u8], null },
        { "HEIC", [0, 0, 0, 32, .. "ftypheic"u8], null },
        { "a lone sync word", [0xFF, 0xFF, 0xFF, 0xFF], null },
        { "two bytes", [0xFF, 0xD8], null },
        { "nothing", [], null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void are_what_their_first_bytes_say(string what, byte[] bytes, string? type) => Assert.True(MediaFormat.Of(bytes)?.ContentType == type, what);

    [Fact]
    public async Task are_served_whole_and_in_parts_once_they_are_released()
    {
        var document = HasDraft();
        var hash = await UploadsAsync(_film);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(_film)), hash);
        Assert.Equal(hash, await UploadsAsync(_film));
        var approved = await api.HasApprovedAsync(document, Explains(content => Shows(content, "video", hash)));
        Assert.Equal(HttpStatusCode.NotFound, (await AsksAsync(hash)).Status);

        HasDocument(InForce, document, DocumentText);
        await api.ReleasesAsync(document, await api.PartOfAsync(approved));

        var whole = await Eventually.BecomesAsync(() => AsksAsync(hash), answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(("video/mp4", _film.Length), (whole.Type, whole.Bytes.Length));
        Assert.True(whole.Bytes.AsSpan().SequenceEqual(_film));
        var part = await AsksAsync(hash, new RangeHeaderValue(262_100, 262_200)); // over the end of a piece
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 262100-262200/{_film.Length}"), (part.Status, part.Range));
        Assert.True(part.Bytes.AsSpan().SequenceEqual(_film.AsSpan(262_100, 101)));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await AsksAsync(hash, new RangeHeaderValue(_film.Length, null))).Status);

        LogWriter.HasNotInterpretable(document);
        await api.PublishesAsync(LogWriter.Published(document, 2));
        await Eventually.BecomesAsync(() => AsksAsync(hash), answer => answer.Status == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task are_refused_where_they_are_none()
    {
        using var answer = await UploadAsync(Encoding.UTF8.GetBytes("<svg/>"), "image/png");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        using var large = await UploadAsync([0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[10 * 1024 * 1024]], "image/png");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(0L, await api.Database.ScalarAsync("select count(*) from media_pieces where not exists (select from media where media.content_id = media_pieces.content_id)"));
    }

    [Theory]
    [InlineData("video", "audio", "media-missing")]
    [InlineData("infographic", "video", "media-missing")]
    public async Task are_of_the_kind_that_the_form_promises(string form, string has, string code)
    {
        byte[] bytes = has == "audio" ? [.. "ID3\x04"u8, .. Guid.NewGuid().ToByteArray()] : _film;
        var hash = await UploadsAsync(bytes);
        var begun = await api.BeginsAsync(HasDraft(), Explains(content => Shows(content, form, hash)));

        await api.IsRefusedAsync(begun, "submit", Role.Editor, "li", code);
    }

    [Fact]
    public async Task have_the_same_in_words_and_were_uploaded()
    {
        var content = Explains(content => Shows(content, "video", new string('a', 64)));
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/interpretations", api.As(Role.Editor, "li"), new() { ["documentId"] = HasDraft(), ["content"] = content });
        Assert.Contains("media[0].hash", problem.ToJsonString(), StringComparison.Ordinal);

        content["media"]![0]!["textAlternative"] = "无";
        problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/interpretations", api.As(Role.Editor, "li"), new() { ["documentId"] = HasDraft(), ["content"] = content.DeepClone() });
        Assert.Contains("textAlternative", problem.ToJsonString(), StringComparison.Ordinal);
    }

    private static void Shows(JsonObject content, string form, string hash)
    {
        content["form"] = form;
        content["media"] = new JsonArray(new JsonObject { ["hash"] = hash, ["textAlternative"] = "一分钟讲清楚装水表要几天、要不要钱。" });
    }

    private async Task<string> UploadsAsync(byte[] bytes)
    {
        using var answer = await UploadAsync(bytes, "application/octet-stream");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return (string)JsonNode.Parse(text)!["hash"]!;
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.Authorization = new("Bearer", api.As(Role.Editor, "li"));
        return await api.SendAsync(request);
    }

    private async Task<(HttpStatusCode Status, string? Type, string? Range, byte[] Bytes)> AsksAsync(string hash, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/media/" + hash);
        request.Headers.Range = range;
        request.Headers.Authorization = new("Bearer", api.Issuer.Token(Scopes.Public, Role.Auditor));
        using var answer = await api.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), answer.Content.Headers.ContentRange?.ToString(), await answer.Content.ReadAsByteArrayAsync());
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Publishing.Tests.Records;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests.Exchange;

/// <summary>An installation with everything that can be public, moved into empty ones.</summary>
public sealed class Moving_to_another_installation(Moving_to_another_installation.Source source) : IClassFixture<Moving_to_another_installation.Source>
{
    /// <summary>Documents of registers and of its own, with acts, future texts, withdrawals, a purge and a clean-up; records.</summary>
    public sealed class Source : IAsyncLifetime
    {
        public PublishingApi Publishing { get; } = new();

        public string Export { get; private set; } = "";

        public Guid Amended { get; private set; }

        public async Task InitializeAsync()
        {
            await Publishing.InitializeAsync();
            Publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
            await Publishing.ImportAsync(Line("move:1", line => (line["docNumber"], line["history"]) = ("某府令[2020]第12号", new JsonArray("公布"))), Line("move:2"));
            await Publishing.ImportAsync(Line("move:1", line => (line["docNumber"], line["lastValidDay"]) = ("某府令[2020]第12号", "2030-01-01")));

            var bureau = new Bureau(Publishing.Anonymous, Publishing.Issuer);
            var publisher = bureau.As(Role.Publisher, "zhao");
            Amended = await bureau.HasReleasedAsync("关于将要修改的通知");
            await bureau.PostAsync(publisher, $"/api/documents/{Amended}/acts", new { version = 1, type = "suspended", on = "2026-12-01", until = "2026-12-05", by = "复议机关" });
            await bureau.HasReleasedAsync("关于修改的通知", content => content["relations"] = new JsonArray(new JsonObject
            {
                ["type"] = "amends", ["targetId"] = Amended, ["on"] = "2027-01-01", ["text"] = "第一条 修改以后的正文。\n第二条 自2027年1月1日起施行。",
            }));
            var withdrawn = await bureau.HasReleasedAsync("关于撤下的通知");
            await bureau.PostAsync(publisher, $"/api/documents/{withdrawn}/withdraw", new { version = 1, reason = "印发有误，另行公布" });
            await PurgeAsync(bureau, await bureau.HasReleasedAsync("关于清除的通知", content => content["text"] = "第一条 泄露的内容。"));
            await bureau.BeginsAsync(Bureau.Draft("关于尚未公开的通知"));
            await CleanUpAsync(bureau, await bureau.HasReleasedAsync("关于清理的通知"));

            var desk = new Desk(Publishing);
            var record = await desk.PublishedAsync("spotCheckResult");
            await desk.CorrectedAsync(record, await desk.CompleteAsync("spotCheckResult"), "结果有误");
            await desk.WithdrawnAsync(await desk.PublishedAsync("spotCheckResult"));
            await desk.DraftAsync("spotCheckResult");

            Export = await ExportAsync(Publishing);
        }

        public async Task DisposeAsync() => await Publishing.DisposeAsync();

        private async Task PurgeAsync(Bureau bureau, Guid document)
        {
            var proposed = await bureau.PostAsync(Publishing.TokenAt(Role.SecrecyReviewer, "510000", "四川省国家保密局", "mi"), "/api/purges", new { reason = "含有不应保存的内容", documentId = document });
            await bureau.PostAsync(Publishing.TokenAt(Role.SecAdmin, "510000", "四川省国家保密局", "an"), $"/api/purges/{proposed["id"]}/confirm", new { });
        }

        private static async Task CleanUpAsync(Bureau bureau, Guid document)
        {
            var begun = await bureau.PostAsync(bureau.As(Role.Editor, "li"), "/api/clean-ups", new { title = "关于文件清理结果的通知", items = new[] { new { outcome = "repeal", id = document } } });
            await bureau.PostAsync(bureau.As(Role.Publisher, "zhao"), $"/api/clean-ups/{begun["id"]}/publish", new { revision = 1 });
        }
    }

    private string[] Lines => source.Export.TrimEnd('\n').Split('\n');

    [Fact]
    public void tells_everything_public_and_nothing_else()
    {
        var counts = Lines.Select(line => (string)JsonNode.Parse(line)!["type"]!).GroupBy(type => type).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal((1, 7, 1, 1), (counts["export"], counts["document"] - LinkedDocuments, counts["cleanUp"], counts["end"]));
        Assert.True(counts["record"] >= 2);
        Assert.DoesNotContain("尚未公开", source.Export, StringComparison.Ordinal);
        Assert.DoesNotContain("泄露的内容", source.Export, StringComparison.Ordinal);
        Assert.Single(Lines, line => line.Contains("\"purged\":true", StringComparison.Ordinal));
        Assert.Contains("修改以后的正文", source.Export, StringComparison.Ordinal);
    }

    // What records of that type link to.
    private int LinkedDocuments => Lines.Count(line => line.StartsWith("{\"type\":\"document\"", StringComparison.Ordinal) && line.Contains("\"sourceId\":\"test:", StringComparison.Ordinal));

    [Fact]
    public async Task ends_in_the_same_bytes_and_in_the_same_life()
    {
        await using var target = await EmptyAsync();

        var loaded = await LoadedAsync(target, source.Export);

        Assert.True((bool)loaded["loaded"]!);
        Assert.Equal(source.Export, await ExportAsync(target));
        foreach (var query in (string[])["?id=move:1", "?number=某府令2020年第12号", $"?id={source.Amended}&on=2026-12-03"])
        {
            Assert.Equal(JsonSerializer.Serialize(await source.Publishing.CheckAsync(query), ContractJson.Options), JsonSerializer.Serialize(await target.CheckAsync(query), ContractJson.Options));
        }

        var changed = await target.ImportAsync(Line("move:2", line => line["repealedOn"] = "2026-01-01"), Line("move:1", line => (line["docNumber"], line["lastValidDay"]) = ("某府令[2020]第12号", "2030-01-01")));
        Assert.Equal("0 accepted, 1 updated, 1 unchanged, 0 refused", changed.Counts);
    }

    [Fact]
    public async Task tells_the_search_of_every_document_clean_up_and_record()
    {
        await using var target = await EmptyAsync();
        await LoadedAsync(target, source.Export);

        var documents = await target.CountAsync("documents");
        Assert.Equal(documents, await target.CountAsync("(select distinct body->>'documentId' from events join documents d on d.id::text = subject and d.version = subject_version where type like '%DocumentPublished') as told"));
        Assert.Equal(1, await target.CountAsync("events where type like '%DocumentSetPublished'"));
        Assert.Equal(1, await target.CountAsync("events e join bodies b on encode(b.hash, 'hex') = e.body->>'setHash' and b.text like '%关于文件清理结果的通知%' where e.type like '%DocumentSetPublished'"));
        Assert.Equal(await target.CountAsync("records"), await target.CountAsync("events where type like '%RecordPublished' or type like '%RecordWithdrawn'"));
        Assert.Equal(1, await target.CountAsync("audit where action = 'export.load' and outcome = 'done'"));
    }

    [Fact]
    public async Task goes_on_with_a_text_whose_day_comes_afterwards()
    {
        await using var target = await EmptyAsync();
        await LoadedAsync(target, source.Export);

        Assert.Equal(1, await target.CountAsync($"documents where id = '{source.Amended}' and next_text_on = '2027-01-01'"));
    }

    [Fact]
    public async Task is_only_tried_in_a_dry_run()
    {
        await using var target = await EmptyAsync();

        Assert.False((bool)(await LoadedAsync(target, source.Export, "?dryRun=true"))["loaded"]!);
        Assert.Equal((0, 0, 0), (await target.CountAsync("documents"), await target.CountAsync("bodies"), await target.CountAsync("events")));
    }

    [Fact]
    public async Task needs_an_empty_installation()
    {
        await using var target = await EmptyAsync();
        await target.ImportAsync(Line(NewId()));

        Assert.Equal("urn:govopen:problem:not-empty", (string)(await SendAsync(target, source.Export, "", HttpStatusCode.Conflict))["type"]!);
        Assert.Equal(1, await target.CountAsync("documents"));
    }

    [Theory]
    [InlineData("last line lost")]
    [InlineData("cut in a line")]
    [InlineData("a document lost")]
    [InlineData("a text changed")]
    [InlineData("a text lost")]
    [InlineData("a title changed")]
    [InlineData("lines exchanged")]
    [InlineData("a line twice")]
    [InlineData("an unknown field")]
    [InlineData("another format")]
    [InlineData("validity changed")]
    [InlineData("something behind the end")]
    [InlineData("nothing")]
    public async Task changes_nothing_when_the_file_was_damaged(string damage)
    {
        await using var target = await EmptyAsync();

        var problem = await SendAsync(target, Damaged(damage), "", HttpStatusCode.BadRequest);

        Assert.NotEmpty(problem["errors"]!.AsArray());
        Assert.Equal((0, 0, 0), (await target.CountAsync("documents"), await target.CountAsync("bodies"), await target.CountAsync("events")));
    }

    [Theory]
    [InlineData("a text changed", "has a text of another hash.")]
    [InlineData("a text lost", "names the text")]
    [InlineData("a document lost", "does not come in the file.")]
    [InlineData("validity changed", "does not follow from what was published")]
    [InlineData("no character", "U+0000")]
    public async Task finds_what_is_wrong_although_somebody_closed_the_file_anew(string damage, string reason)
    {
        await using var target = await EmptyAsync();

        var problem = await SendAsync(target, ClosedAnew(Damaged(damage)), "", HttpStatusCode.BadRequest);

        Assert.Contains(problem["errors"]!.AsArray(), error => ((string)error!["reason"]!).Contains(reason, StringComparison.Ordinal) && ((string)error["field"]!).StartsWith("line ", StringComparison.Ordinal));
    }

    private string Damaged(string damage)
    {
        var lines = Lines.ToList();
        var document = lines.FindIndex(line => line.Contains("关于清理的通知", StringComparison.Ordinal) && line.StartsWith("{\"type\":\"document\"", StringComparison.Ordinal));
        var text = lines.FindIndex(line => line.Contains("修改以后的正文", StringComparison.Ordinal));
        switch (damage)
        {
            case "last line lost": lines.RemoveAt(lines.Count - 1); break;
            case "cut in a line": return source.Export[..(source.Export.Length * 2 / 3)];
            case "a document lost": lines.RemoveAt(document); break;
            case "a text changed": lines[text] = lines[text].Replace("以后", "之后", StringComparison.Ordinal); break;
            case "a text lost": lines.RemoveAt(text); break;
            case "a title changed": lines[document] = lines[document].Replace("关于清理", "关于整理", StringComparison.Ordinal); break;
            case "lines exchanged": (lines[1], lines[2]) = (lines[2], lines[1]); break;
            case "a line twice": lines.Insert(document, lines[document]); break;
            case "an unknown field": lines[document] = lines[document][..^1] + ",\"colour\":\"red\"}"; break;
            case "another format": lines[0] = """{"type":"export","format":2}"""; break;
            case "validity changed": lines[document] = lines[document].Replace("\"repealedOn\":\"2026-11-26\"", "\"repealedOn\":\"2026-11-27\"", StringComparison.Ordinal); break;
            case "something behind the end": lines.Add(lines[document]); break;
            case "no character": lines[document] = lines[document].Replace("\"theme\":\"劳动就业\"", "\"theme\":\"劳动\\u0000\"", StringComparison.Ordinal); break;
            case "nothing": return "";
        }

        Assert.NotEqual(Lines, lines);
        return string.Join('\n', lines) + "\n";
    }

    private static string ClosedAnew(string export)
    {
        var lines = export.TrimEnd('\n').Split('\n')[..^1];
        var types = lines.Select(line => (string)JsonNode.Parse(line)!["type"]!).ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
        var end = $$"""{"type":"end","bodies":{{types.Count(type => type == "body")}},"documents":{{types.Count(type => type == "document")}},"cleanUps":{{types.Count(type => type == "cleanUp")}},"records":{{types.Count(type => type == "record")}},"hash":"{{hash}}"}""";
        return string.Concat(lines.Append(end).Select(line => line + "\n"));
    }

    private static async Task<PublishingApi> EmptyAsync()
    {
        var target = await PublishingApi.StartAsync();
        target.Clock.GoTo(new DateOnly(2026, 11, 26));
        return target;
    }

    private static async Task<string> ExportAsync(PublishingApi publishing)
    {
        using var answer = await publishing.GetAsync("/api/export", publishing.ImporterToken);
        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<JsonObject> LoadedAsync(PublishingApi target, string export, string query = "") => SendAsync(target, export, query, HttpStatusCode.OK);

    private static async Task<JsonObject> SendAsync(PublishingApi target, string export, string query, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/export/load" + query) { Content = new StringContent(export) };
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.Authorization = new("Bearer", target.ImporterToken);
        using var answer = await target.Anonymous.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}

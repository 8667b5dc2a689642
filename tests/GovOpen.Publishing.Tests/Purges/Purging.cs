using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Publishing.Tests.Purges;

public sealed class Purging : IClassFixture<PublishingApi>
{
    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;

    public Purging(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer));
    }

    [Fact]
    public async Task leaves_no_byte_of_the_text_in_any_table_and_keeps_what_is_known_of_the_document()
    {
        var secret = "涉密内容" + Guid.NewGuid().ToString("N");
        var id = await _bureau.HasReleasedAsync("关于泄密清除的通知", draft => draft["text"] = $"第一条 {secret}。");
        await _publishing.Database.ScalarAsync("analyze"); // the planner must not keep it either
        Assert.NotEmpty(await _publishing.Database.FilesWithAsync(secret));

        var purge = await ProposeAsync(id);
        await _bureau.PostAsync(_bureau.As(Role.SecAdmin, "an"), $"/api/purges/{purge["id"]}/confirm", new { });

        await Eventually.BecomesAsync(async () => (DateTimeOffset?)(await _bureau.GetAsync("/api/purges", Role.SecAdmin, "an"))["purges"]!.AsArray().Single(one => (string)one!["id"]! == (string)purge["id"]!)!["finishedAt"], finished => finished is not null);
        Assert.Empty(await _publishing.Database.FilesWithAsync(secret));
        var seen = await _bureau.GetAsync($"/api/documents/{id}");
        Assert.Null(seen["text"]);
        Assert.Equal("关于泄密清除的通知", (string)seen["document"]!["title"]!);
        using var body = await _publishing.GetAsync("/internal/bodies/" + (string)seen["facts"]!["bodyHash"]!, _publishing.TokenOf(Scopes.Internal));
        Assert.Equal(HttpStatusCode.Gone, body.StatusCode);
    }

    [Fact]
    public async Task does_not_come_undone_when_the_same_text_is_sent_again()
    {
        var text = "第一条 不得保留" + Guid.NewGuid().ToString("N") + "。";
        var id = await _bureau.HasReleasedAsync("关于再次送来的通知", draft => draft["text"] = text);
        await _bureau.PostAsync(_bureau.As(Role.SecAdmin, "an"), $"/api/purges/{(await ProposeAsync(id))["id"]}/confirm", new { });

        await _publishing.ImportAsync(PublishingApi.Line(PublishingApi.NewId(), line => line["text"] = text));

        Assert.Equal(0L, await _publishing.Database.ScalarAsync("select count(*) from bodies where text = $1", text));
    }

    [Fact]
    public async Task needs_a_second_person_and_a_role_for_each()
    {
        var id = await _bureau.HasReleasedAsync("关于两人同意的通知");
        var purge = await ProposeAsync(id);

        var listed = (await _bureau.GetAsync("/api/purges", Role.SecAdmin, "an"))["purges"]!.AsArray().Single(one => (string)one!["id"]! == (string)purge["id"]!)!;
        Assert.Equal("关于两人同意的通知", (string)listed["title"]!);
        using var twice = await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.SecrecyReviewer, "bao"), "/api/purges", new { documentId = id, reason = "正文含不应公开的内容" });
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var same = await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.SecAdmin, "mi"), $"/api/purges/{purge["id"]}/confirm", new { });
        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);
        using var other = await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Publisher, "wang"), $"/api/purges/{purge["id"]}/confirm", new { });
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);

        await _bureau.PostAsync(_bureau.As(Role.SecAdmin, "an"), $"/api/purges/{purge["id"]}/refuse", new { reason = "无需清除" });
        Assert.NotNull((await _bureau.GetAsync($"/api/documents/{id}"))["text"]);
        Assert.Equal("purge.propose done, purge.refuse done", await _publishing.Database.ScalarAsync(
            "select string_agg(action || ' ' || outcome, ', ' order by number) from audit where (object = $1 or object = $2) and outcome = 'done'", "document:" + id, "purge:" + (string)purge["id"]!));
    }

    [Fact]
    public async Task does_not_take_what_another_division_published_too()
    {
        var text = "第一条 两地相同的正文" + Guid.NewGuid().ToString("N") + "。";
        var county = new Bureau(_publishing.Anonymous, _publishing.Issuer, "青白江区人民政府办公室", "510113");
        var id = await county.HasReleasedAsync("关于区里的通知", draft => draft["text"] = text);
        await _bureau.HasReleasedAsync("关于省里的通知", draft => draft["text"] = text);
        var purge = await county.PostAsync(county.As(Role.SecrecyReviewer, "mi"), "/api/purges", new { documentId = id, reason = "正文含不应公开的内容" }, HttpStatusCode.Created);

        var refused = await county.PostAsync(county.As(Role.SecAdmin, "an"), $"/api/purges/{purge["id"]}/confirm", new { }, HttpStatusCode.Conflict);

        Assert.EndsWith("held-elsewhere", (string)refused["type"]!, StringComparison.Ordinal);
        Assert.Equal(1L, await _publishing.Database.ScalarAsync("select count(*) from bodies where text = $1", text));
    }

    private Task<JsonObject> ProposeAsync(Guid document) =>
        _bureau.PostAsync(_bureau.As(Role.SecrecyReviewer, "mi"), "/api/purges", new { documentId = document, reason = "正文含不应公开的内容" }, HttpStatusCode.Created);
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Testing;
using static GovOpen.Testing.Bureau;

namespace GovOpen.Publishing.Tests.Drafts;

public sealed class Signing_a_package(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private readonly Bureau _bureau = new(publishing.Anonymous, publishing.Issuer);

    [Fact]
    public async Task is_refused_without_an_interpretation()
    {
        var draft = await ReachesSigningAsync("关于没有解读的办法");

        Assert.Equal("no-interpretation", await _bureau.IsRefusedAsync(draft, "sign", Role.Principal, "zhang"));
    }

    [Fact]
    public async Task needs_none_for_what_binds_nobody()
    {
        var draft = await ReachesSigningAsync("关于召开会议的通知", draft => draft["kind"] = "otherDocument");
        Assert.Equal("numbering", (string)(await _bureau.TakesAsync(draft, "sign", Role.Principal, "zhang"))["state"]!);
    }

    [Fact]
    public async Task needs_none_where_the_draft_says_why_and_the_file_keeps_it()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于内部流程的规定", draft => draft["noInterpretation"] = "仅调整内部分工，不涉及公众权利义务。")), "numbering");

        var signed = draft["steps"]!.AsArray()[^1]!;
        Assert.Equal("仅调整内部分工，不涉及公众权利义务。", (string)signed["details"]!["noInterpretation"]!);
    }

    [Fact]
    public async Task says_briefly_why_none_is_needed_or_is_refused()
    {
        var answer = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = Draft("关于草率的规定", draft => draft["noInterpretation"] = "不必") }, HttpStatusCode.BadRequest);
        Assert.Equal("noInterpretation", (string)answer["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task releases_document_and_interpretation_by_one_event_at_one_instant()
    {
        var draft = await ReachesSigningAsync("关于同步公布的办法");
        var part = await HasSealedAsync(draft);

        draft = await _bureau.BringsAsync(draft, "released");

        var json = (string)(await publishing.Database.ScalarAsync("select body::text from events where subject = $1", (string)draft["id"]!))!;
        var package = JsonSerializer.Deserialize<PackageReleased>(json, ContractJson.Options)!;
        Assert.Equal(((Guid)draft["documentId"]!, 1, (DateTimeOffset)draft["releasedAt"]!), (package.DocumentId, package.Count, package.ReleasedAt));
        Assert.Equal([part], package.Interpretations);
        Assert.Empty(await publishing.EventsOfAsync((string)draft["documentId"]!)); // nothing tells of the document alone
        Assert.True((await publishing.CheckAsync($"?id={draft["documentId"]}")).Usable);
    }

    [Fact]
    public async Task is_refused_where_the_text_was_changed_since_the_approval()
    {
        var draft = await ReachesSigningAsync("关于改过正文的办法");
        await HasSealedAsync(draft, bodyHash: new string('0', 64));

        Assert.Equal("interpretation-of-another-text", await _bureau.IsRefusedAsync(draft, "sign", Role.Principal, "zhang"));
    }

    [Fact]
    public async Task is_void_once_an_interpretation_is_reopened()
    {
        var draft = await ReachesSigningAsync("关于解读又改的办法");
        var part = await HasSealedAsync(draft);
        draft = await _bureau.BringsAsync(draft, "ready");
        await publishing.Database.ScalarAsync("update sealed_parts set version = 2, hash = null where interpretation_id = $1", part.InterpretationId);

        Assert.Equal("interpretation-changed", await _bureau.IsRefusedAsync(draft, "release", Role.Publisher, "wang"));

        draft = await _bureau.TakesAsync(draft, "withdraw-opinion", Role.Principal, "zhang", new() { ["reason"] = "解读要重新审签。" });
        Assert.Empty(draft["package"]!.AsArray());
        Assert.Equal("no-interpretation", await _bureau.IsRefusedAsync(draft, "sign", Role.Principal, "zhang"));
    }

    [Fact]
    public async Task is_the_principals_for_what_is_approved_after_the_release()
    {
        var document = await _bureau.HasReleasedAsync("关于后来补充解读的办法");
        var release = $"/api/documents/{document}/interpretations/release";
        Assert.Equal("no-interpretation", await CodeAsync(await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Principal, "zhang"), release, new { })));
        var part = await HasSealedAsync(document, await HashOfAsync(document));

        Assert.Equal(HttpStatusCode.Forbidden, (await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Publisher, "wang"), release, new { })).StatusCode);
        var answer = await _bureau.PostAsync(_bureau.As(Role.Principal, "zhang"), release, new { });

        Assert.Equal(part.InterpretationId, (Guid)answer["interpretations"]![0]!["interpretationId"]!);
        Assert.Equal("no-interpretation", await CodeAsync(await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Principal, "zhang"), release, new { })));
    }

    private async Task<JsonObject> ReachesSigningAsync(string title, Action<JsonObject>? change = null) => await _bureau.BringsAsync(
        await _bureau.BeginsAsync(Draft(title, draft =>
        {
            draft.Remove("noInterpretation");
            change?.Invoke(draft);
        })),
        "signing");

    private Task<PackagePart> HasSealedAsync(JsonObject draft, string? bodyHash = null) => HasSealedAsync((Guid)draft["documentId"]!, bodyHash ?? (string)draft["content"]!["bodyHash"]!);

    /// <summary>As if the interpretation service had said so.</summary>
    private async Task<PackagePart> HasSealedAsync(Guid document, string bodyHash)
    {
        var part = new PackagePart(Guid.CreateVersion7(), 1, Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"));
        await publishing.Database.ScalarAsync(
            "insert into sealed_parts (interpretation_id, document_id, version, hash, document_body_hash, epoch) values ($1, $2, $3, $4, $5, $6)",
            part.InterpretationId, document, part.Version, part.Hash, bodyHash, Guid.NewGuid());
        return part;
    }

    private async Task<string> HashOfAsync(Guid document) => (string)(await publishing.Database.ScalarAsync("select encode(body_hash, 'hex') from documents where id = $1", document))!;

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => ((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"]!).Split(':')[^1];
}

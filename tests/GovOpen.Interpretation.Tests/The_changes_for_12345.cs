using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class The_changes_for_12345(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task tell_of_an_answer_from_its_publication_to_its_end()
    {
        var document = HasDocument(InForce);
        var entry = await api.HasPublishedAsync(document);
        HasDocument(InForce with { RepealedOn = new DateOnly(2030, 1, 1) }, document);
        await api.PublishesAsync(LogWriter.Published(document, 2));
        await ToldAsync(entry, 2);
        HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }, document);
        await api.PublishesAsync(LogWriter.Published(document, 3));

        var told = await ToldAsync(entry, 3);

        Assert.Equal([(KnowledgeState.Published, 1L), (KnowledgeState.Published, 1), (KnowledgeState.Retired, 2)], told.Select(change => (change.State, change.Version)));
        Assert.Equal([null, new DateOnly(2029, 12, 31), null], told.Select(change => change.Entry?.ValidTo));
        Assert.Equal(("装水表要交钱吗？", "第二条", "川办发〔2026〕1号"), (told[0].Entry!.Question, told[0].Entry!.Basis[0].Clause, told[0].Entry!.Basis[0].Number));
        Assert.Equal("所依据的《城镇供水办法》已废止。", told[2].Reason);
    }

    [Fact]
    public async Task tell_of_an_interpretation_as_long_as_its_document_is_in_force()
    {
        var (document, interpretation) = await HasReleasedAsync();
        var told = await ToldAsync(interpretation, 1);
        Assert.Equal((EntryType.Interpretation, "《城镇供水办法》解读", document), (told[0].Type, told[0].Entry!.Question, told[0].Entry!.Basis[0].DocumentId));

        HasDocument(InForce with { Suspensions = [new(new DateOnly(2021, 1, 1), null)] }, document, DocumentText);
        await api.PublishesAsync(LogWriter.Published(document, 2));
        Assert.Equal("所解读的《城镇供水办法》已停止执行。", (await ToldAsync(interpretation, 2))[1].Reason);

        HasDocument(InForce, document, DocumentText);
        await api.PublishesAsync(LogWriter.Published(document, 3));
        Assert.Equal(KnowledgeState.Published, (await ToldAsync(interpretation, 3))[2].State);
    }

    [Fact]
    public async Task take_an_interpretation_back_when_its_document_lapses_though_nothing_tells_of_it()
    {
        api.Clock.GoTo(new DateOnly(2026, 11, 20));
        var (_, interpretation) = await HasReleasedAsync(InForce with { LastValidDay = new DateOnly(2026, 12, 31) });
        Assert.Equal(new DateOnly(2026, 12, 31), (await ToldAsync(interpretation, 1))[0].Entry!.ValidTo);

        api.Clock.GoTo(new DateOnly(2027, 1, 1));

        Assert.Equal("所解读的《城镇供水办法》已失效。", (await ToldAsync(interpretation, 2))[1].Reason);
    }

    [Fact]
    public async Task take_an_interpretation_back_to_be_written_anew_when_its_document_is_amended()
    {
        var (document, interpretation) = await HasReleasedAsync();
        await ToldAsync(interpretation, 1);

        HasDocument(InForce, document, DocumentText.Replace("七个工作日", "五个工作日", StringComparison.Ordinal));
        await api.PublishesAsync(LogWriter.Published(document, 2));

        Assert.Contains("已修改", (await ToldAsync(interpretation, 2))[1].Reason, StringComparison.Ordinal);
        var sentBack = await api.ReadAsync(interpretation);
        Assert.Equal("所解读的《城镇供水办法》已修改，解读正在复核。", (string)sentBack["endedBecause"]!);
        Assert.Equal(("drafting", "reopen", "publishing"), ((string)sentBack["state"]!, (string)sentBack["steps"]!.AsArray()[^1]!["step"]!, (string)sentBack["steps"]!.AsArray()[^1]!["person"]!));

        var again = await api.TakesAsync(await api.TakesAsync(sentBack, "submit", Role.Editor, "li"), "approve", Role.Reviewer, "yi");
        await api.ReleasesAsync(document, await api.PartOfAsync(again));
        Assert.Equal(KnowledgeState.Published, (await ToldAsync(interpretation, 3))[2].State);
    }

    [Fact]
    public async Task say_nothing_of_an_interpretation_whose_document_is_of_unknown_validity()
    {
        var (_, unknown) = await HasReleasedAsync(InForce with { EffectiveOn = null });
        var (_, known) = await HasReleasedAsync();
        await ToldAsync(known, 1);

        Assert.DoesNotContain(await AllAsync(), change => change.Id == IdOf(unknown));
    }

    [Fact]
    public async Task come_page_by_page_each_once_and_in_their_order()
    {
        var document = HasDocument(InForce);
        var before = (await PageAsync("")).Cursor;
        var entries = new List<JsonObject>();
        for (var i = 0; i < 5; i++) entries.Add(await api.HasPublishedAsync(document));

        var read = new List<Guid>();
        var page = await PageAsync($"after={before}&size=2");
        for (; page.Changes.Count > 0; page = await PageAsync($"after={page.Cursor}&size=2")) read.AddRange(page.Changes.Select(change => change.Id));

        Assert.Equal(entries.Select(IdOf), read.Where(id => entries.Any(entry => IdOf(entry) == id)));
        Assert.Equal(page.Cursor, (await PageAsync($"after={page.Cursor}")).Cursor);
    }

    [Theory]
    [InlineData("after=x", "after")]
    [InlineData("size=0", "size")]
    [InlineData("size=501", "size")]
    [InlineData("cursor=1", "cursor")]
    public async Task refuse_by_name_what_they_cannot_read(string query, string field)
    {
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/api/knowledge/changes?" + query, api.Issuer.Token(Scopes.Public, Role.Auditor), null);
        Assert.Equal(field, (string)problem["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task tell_whoever_comes_from_another_history_to_begin_anew()
    {
        var problem = await api.IsAsync(HttpStatusCode.Gone, HttpMethod.Get, $"/api/knowledge/changes?after={Guid.CreateVersion7():N}.3", api.Issuer.Token(Scopes.Public, Role.Auditor), null);
        Assert.EndsWith("another-history", (string)problem["type"]!, StringComparison.Ordinal);
    }

    private async Task<(Guid Document, JsonObject Interpretation)> HasReleasedAsync(Validity? facts = null)
    {
        var document = HasDraft();
        var approved = await api.HasApprovedAsync(document);
        HasDocument(facts ?? InForce, document, DocumentText);
        await api.ReleasesAsync(document, await api.PartOfAsync(approved));
        return (document, await Eventually.BecomesAsync(() => api.ReadAsync(approved), seen => (string)seen["state"]! == "released"));
    }

    /// <summary>What was told of one, once it is so much.</summary>
    private async Task<List<KnowledgeChanged>> ToldAsync(JsonObject entry, int count) =>
        await Eventually.BecomesAsync(async () => (await AllAsync()).FindAll(change => change.Id == IdOf(entry)), told => told.Count == count);

    private async Task<List<KnowledgeChanged>> AllAsync()
    {
        var all = new List<KnowledgeChanged>();
        for (var page = await PageAsync(""); page.Changes.Count > 0; page = await PageAsync("after=" + page.Cursor)) all.AddRange(page.Changes);
        return all;
    }

    private async Task<KnowledgeChanges> PageAsync(string query) =>
        (await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/knowledge/changes?" + query, api.Issuer.Token(Scopes.Public, Role.Auditor), null)).Deserialize<KnowledgeChanges>(ContractJson.Options)!;

    private static Guid IdOf(JsonObject entry) => Guid.Parse((string)entry["id"]!);
}

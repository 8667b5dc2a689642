using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>What became of concerns is found beside documents, as long as it is public.</summary>
public sealed class Showing_results : IAsyncLifetime
{
    private readonly SearchApi _search = new() { HasHotline = true };
    private readonly DocumentPublished _document = LogWriter.Published(Guid.CreateVersion7(), 1, "城市照明管理办法", "第一条 路灯三日内修复。");

    public async Task InitializeAsync()
    {
        await _search.InitializeAsync();
        await _search.HasPublishedAsync(_document);
    }

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task finds_them_by_what_was_asked_and_what_was_answered()
    {
        var lamp = await HasPublishedAsync(Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。", _document));
        var noise = await HasPublishedAsync(Result("夜间施工", "凌晨两点还在打桩。", "已责令停工。"));

        Assert.Equal([lamp.ResultId], await IdsAsync("q=路灯坏了半个月&type=result"));
        Assert.Equal([noise.ResultId], await IdsAsync("q=责令停工&type=result"));
        Assert.Equal([lamp.ResultId], await IdsAsync("q=灯&type=result&tag=市政公用"));
        var hit = (await _search.SearchAsync("q=凌晨打桩&type=result")).Hits.Single();
        Assert.Equal((EntryType.Result, "/results/" + noise.ResultId, HotlineUnit, SearchApi.Today), (hit.Type, hit.Url, hit.Issuer, hit.PublishedOn));
        Assert.Equal(2, (await _search.SearchAsync("validity=all&size=1")).Facets.Type.Single(type => type.Value == "result").Count);
        Assert.Empty(await IdsAsync("q=路灯&type=result&validity=all&asOf=2026-11-21")); // not public yet on that day
    }

    [Fact]
    public async Task gives_them_with_the_documents_that_they_name_and_those_with_them()
    {
        var result = await HasPublishedAsync(Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。", _document));
        var alone = await HasPublishedAsync(Result("夜间施工", "凌晨两点还在打桩。", "已责令停工。"));

        var read = await _search.ReadAsync<ResultView>($"api/results/{result.ResultId}");
        Assert.Equal((result.Question, ValidityStatus.InForce, _document.DocumentId), (read.Result.Question, read.Validity, read.Documents.Single().Id));
        Assert.Null((await _search.ReadAsync<ResultView>($"api/results/{alone.ResultId}")).Validity); // it names none
        Assert.Equal(["路灯坏了"], (await _search.DocumentAsync(_document.DocumentId)).Results.Select(one => one.Title));
        var chain = await _search.ReadAsync<DocumentChain>($"api/documents/{_document.DocumentId}/chain");
        Assert.Equal((result.ResultId, result.ResultId), (chain.Concerns.Single().Id, chain.Results.Single().Id));
    }

    [Fact]
    public async Task says_of_one_whose_document_ended_that_it_did()
    {
        var result = await HasPublishedAsync(Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。", _document));

        await _search.HasPublishedAsync(_document with { Version = 2, Validity = _document.Validity with { RepealedOn = SearchApi.Today } });

        Assert.Empty(await IdsAsync("q=路灯坏了&type=result"));
        Assert.Equal([result.ResultId], await IdsAsync("q=路灯坏了&type=result&validity=all"));
        Assert.Equal(ValidityStatus.Repealed, (await _search.ReadAsync<ResultView>($"api/results/{result.ResultId}")).Validity);
    }

    [Fact]
    public async Task forgets_one_that_was_withdrawn_and_says_why()
    {
        var result = await HasPublishedAsync(Result("路灯坏了", "独一无二的说法：路灯不亮。", "已更换灯泡。", _document));

        await LogWriter.AppendWithdrawalAsync(_search.Concerns, new() { ResultId = result.ResultId, Version = 3, Reason = "当事人要求撤回。", WithdrawnAt = _search.Clock.GetUtcNow() });
        var gone = await Eventually.BecomesAsync(() => _search.GetAsync($"api/results/{result.ResultId}"), answer => answer.StatusCode == HttpStatusCode.Gone);

        Assert.Contains("当事人要求撤回。", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Eventually.BecomesAsync(() => IdsAsync("q=路灯不亮&type=result&validity=all"), ids => ids.Length == 0);
        Assert.Equal("{}", await _search.Projection.ScalarAsync("select content::text || title from companions where id = $1", result.ResultId));
        Assert.Empty((await _search.ReadAsync<DocumentChain>($"api/documents/{_document.DocumentId}/chain")).Results);
    }

    [Fact]
    public async Task never_shows_one_that_is_gone_before_its_event_arrives()
    {
        var result = Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。");
        await LogWriter.AppendResultAsync(_search.Concerns, result, isPublic: false);

        var gone = await Eventually.BecomesAsync(() => _search.GetAsync($"api/results/{result.ResultId}"), answer => answer.StatusCode != HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain(result.ResultId, await IdsAsync("type=result&validity=all&size=100"));
    }

    [Fact]
    public async Task marks_them_as_stale_while_nobody_can_tell_which_were_withdrawn()
    {
        await HasPublishedAsync(Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。"));
        await _search.StopHotlineAsync();

        var hits = (await Eventually.BecomesAsync(() => _search.SearchAsync("q=路灯"), seen => seen.Hits.Any(hit => hit.Stale))).Hits;

        Assert.Equal(2, hits.Count);
        Assert.All(hits, hit => Assert.Equal(hit.Type == EntryType.Result, hit.Stale));
    }

    [Fact]
    public async Task keeps_them_when_the_index_is_built_anew()
    {
        var result = await HasPublishedAsync(Result("路灯坏了", "小区门口路灯坏了半个月。", "已更换灯泡。", _document));
        var alone = await HasPublishedAsync(Result("夜间施工", "凌晨两点还在打桩。", "已责令停工。"));

        await _search.StopAsync();
        _search.SpoilSnapshots();
        _search.Start();
        await _search.IsCurrentAsync();

        Assert.Equal(new[] { result.ResultId, alone.ResultId }.Order(), (await IdsAsync("type=result")).Order());
    }

    private const string HotlineUnit = "成都市城市管理委员会";

    private PublishedResult Result(string title, string question, string answer, params IReadOnlyList<DocumentPublished> documents) => new()
    {
        ResultId = Guid.CreateVersion7(), Version = 2, Title = title, Question = question, Answer = answer, Unit = HotlineUnit, Division = "510100", Class = "城乡建设/市政公用",
        Documents = [.. documents.Select(document => new ResultDocument(document.DocumentId, document.Title))], Month = new(2026, 11, 1), PublishedAt = _search.Clock.GetUtcNow(),
    };

    private async Task<PublishedResult> HasPublishedAsync(PublishedResult result)
    {
        await LogWriter.AppendResultAsync(_search.Concerns, result);
        await Eventually.BecomesAsync(() => IdsAsync("type=result&size=100"), ids => ids.Contains(result.ResultId));
        return result;
    }

    private async Task<Guid[]> IdsAsync(string query) => [.. (await _search.SearchAsync(query)).Hits.Select(hit => hit.Id)];
}

using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>What agents tell callers rests on what is in force, and on nothing else.</summary>
public sealed class Asking_the_knowledge_base : IAsyncLifetime
{
    private readonly SearchApi _search = new();
    private readonly DocumentPublished _document = LogWriter.Published(Guid.CreateVersion7(), 1, "城镇供水办法", "第一条 供水企业七日内接水。\n第二条 不得收取费用。");

    public async Task InitializeAsync()
    {
        await _search.InitializeAsync();
        await _search.HasPublishedAsync(_document);
    }

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task gives_the_answer_with_its_clause_and_its_last_day()
    {
        var answer = Answer("装水表要交钱吗") with { ValidTo = new DateOnly(2030, 1, 1) };
        await _search.AnswersAsync(answer);

        var entry = (await AskAsync("q=装水表收费吗")).Entries.Single();

        Assert.Equal((answer.AnswerId, EntryType.Answer, 1L, "装水表要交钱吗", "不用，一分钱不收。", new DateOnly(2030, 1, 1)), (entry.Id, entry.Type, entry.Version, entry.Question, entry.Answer, entry.ValidTo!.Value));
        Assert.Equal((_document.DocumentId, "第二条", "不得收取费用"), (entry.Basis[0].DocumentId, entry.Basis[0].Clause, entry.Basis[0].Quote));
        Assert.Equal(answer.AnswerId, (await _search.SearchAsync("q=接自来水收费吗&type=answer")).Hits.Single().Id);
        Assert.Equal(["装水表要交钱吗"], (await _search.DocumentAsync(_document.DocumentId)).Answers.Select(one => one.Title));
    }

    [Fact]
    public async Task never_gives_what_rests_on_a_document_that_ended()
    {
        var answer = Answer("装水表要交钱吗");
        await _search.AnswersAsync(answer);
        Assert.Single((await AskAsync("q=装水表收费吗")).Entries); // told once, it is known

        await _search.HasPublishedAsync(_document with { Version = 2, Validity = _document.Validity with { RepealedOn = SearchApi.Today } });

        Assert.Empty((await AskAsync("q=装水表收费吗")).Entries);
        Assert.Equal(ValidityStatus.Repealed, (await _search.ReadAsync<AnswerView>($"api/answers/{answer.AnswerId}")).Validity);
        Assert.Empty((await AskAsync("q=装水表收费吗&asOf=2026-11-21")).Entries); // not public yet on that day
    }

    [Fact]
    public async Task never_gives_what_one_of_two_bases_does_not_carry()
    {
        var other = LogWriter.Published(Guid.CreateVersion7(), 1, "自来水价格办法", "第一条 水价另定。");
        await _search.HasPublishedAsync(other);
        var answer = Answer("水价由谁定");
        await _search.AnswersAsync(answer with { Basis = [.. answer.Basis, new(other.DocumentId, other.Title, null, "第一条", "水价另定")] });
        Assert.Single((await AskAsync("q=水价由谁定")).Entries);

        await _search.HasPublishedAsync(other with { Version = 2, Validity = other.Validity with { LastValidDay = SearchApi.Today.AddDays(-1) } });

        Assert.Empty((await AskAsync("q=水价由谁定")).Entries);
    }

    [Fact]
    public async Task tells_the_newest_words_and_nothing_once_they_were_taken_back()
    {
        var answer = Answer("装水表要交钱吗");
        await _search.AnswersAsync(answer);
        Assert.Equal((1L, "不用，一分钱不收。"), await ToldAsync());

        await _search.AnswersAsync(answer with { Version = 2, Answer = "新装不用；移表按材料收。" });
        Assert.Equal("新装不用；移表按材料收。", (await Eventually.BecomesAsync(ToldAsync, told => told.Version == 2)).Words);

        await _search.HappensToAnswersAsync(db => db.Append(answer.AnswerId, 3, new AnswerRetired { AnswerId = answer.AnswerId, Version = 3, Reason = "单位收回。", RetiredAt = answer.PublishedAt }));
        await Eventually.BecomesAsync(() => AskAsync("q=装水表收费吗"), told => told.Entries.Count == 0);

        async Task<(long Version, string Words)> ToldAsync()
        {
            var told = (await AskAsync("q=装水表收费吗")).Entries.Single();
            return (told.Version, told.Answer);
        }
    }

    [Fact]
    public async Task says_why_an_answer_was_retired_whichever_event_came_first()
    {
        var answer = Answer("停水会提前通知吗");
        await _search.HappensToAnswersAsync(db => db.Append(answer.AnswerId, 2, new AnswerRetired { AnswerId = answer.AnswerId, Version = 2, Reason = "所依据的《城镇供水办法》已废止。", RetiredAt = answer.PublishedAt }));
        await _search.HappensToAnswersAsync(db => db.Append(answer.AnswerId, 1, answer));
        await _search.AnswersAsync(Answer("另一个问题"));

        using var gone = await _search.GetAsync($"api/answers/{answer.AnswerId}");

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("已废止", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain((await AskAsync("q=停水会提前通知吗")).Entries, entry => entry.Id == answer.AnswerId);
    }

    [Fact]
    public async Task gives_the_callers_own_division_first_and_falls_back_to_city_and_province()
    {
        await _search.AnswersAsync(
            Answer("装水表要交钱吗", "510000"), Answer("装水表要交钱吗", "510100"), Answer("装水表要交钱吗", "510113"), Answer("装水表要交钱吗", "510300"));

        Assert.Equal(["510113", "510100", "510000"], await DivisionsAsync("510113"));
        Assert.Equal(["510300", "510000"], await DivisionsAsync("510300"));
        Assert.Equal(["510000"], await DivisionsAsync("513200"));
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("q=", "q")]
    [InlineData("q=a&division=51", "division")]
    [InlineData("q=a&asOf=gestern", "asOf")]
    [InlineData("q=a&size=3", "size")]
    public async Task names_what_it_cannot_be_asked(string question, string field)
    {
        using var answer = await _search.GetAsync("api/knowledge?" + question);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_nothing_while_nobody_can_tell_whether_it_still_holds()
    {
        await _search.AnswersAsync(Answer("装水表要交钱吗"));
        await _search.StopSourceAsync();
        await Eventually.BecomesAsync(() => _search.SearchAsync("size=1"), seen => seen.Stale);

        using var answer = await _search.GetAsync("api/knowledge?q=装水表收费吗");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task marks_answers_as_stale_while_nobody_can_tell_which_were_taken_back_and_documents_not()
    {
        await _search.AnswersAsync(Answer("城镇供水收费吗"));
        await _search.StopAnswersAsync();

        var hits = (await Eventually.BecomesAsync(() => _search.SearchAsync("q=城镇供水"), seen => seen.Hits.Any(hit => hit.Stale))).Hits;

        Assert.All(hits, hit => Assert.Equal(hit.Type == EntryType.Answer, hit.Stale));
        Assert.Equal(2, hits.Count);
    }

    private Task<KnowledgeResponse> AskAsync(string question) => _search.ReadAsync<KnowledgeResponse>("api/knowledge?" + question);

    private async Task<string[]> DivisionsAsync(string division)
    {
        var ids = (await AskAsync($"q=装水表要交钱吗&division={division}")).Entries.Select(entry => entry.Id).ToList();
        var views = await Task.WhenAll(ids.Select(id => _search.ReadAsync<AnswerView>($"api/answers/{id}")));
        return [.. views.Select(view => view.Answer.Division!)];
    }

    private AnswerPublished Answer(string question, string division = "510000") => new()
    {
        AnswerId = Guid.CreateVersion7(),
        Version = 1,
        Question = question,
        SimilarQuestions = ["接自来水收费吗"],
        Answer = "不用，一分钱不收。",
        Basis = [new(_document.DocumentId, _document.Title, null, "第二条", "不得收取费用")],
        Division = division,
        Unit = "四川省人民政府办公厅",
        Kind = QaKind.HotSpot,
        LastVerifiedOn = SearchApi.Today,
        PublishedAt = _search.Clock.GetUtcNow(),
    };
}

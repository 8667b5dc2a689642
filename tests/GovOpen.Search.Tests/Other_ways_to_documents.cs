using System.Net;
using System.Net.Http.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>By identifier, by what happened last, by address, side by side, and with what hangs on it.</summary>
public sealed class Other_ways_to_documents(SearchApi search) : IClassFixture<SearchApi>
{
    [Fact]
    public async Task an_identifier_leads_to_the_document_and_to_its_text_of_a_day()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "有标识的通知") with { Division = "510000", Number = "测办发〔2023〕10号", WrittenOn = new(2023, 5, 20), Form = DocumentForm.Notice };
        await search.HasPublishedAsync(document);

        var view = await search.ReadAsync<DocumentView>("api/eli/510000/2023/notice/10?asOf=2026-01-01");

        Assert.Equal((document.DocumentId, "/eli/cn/510000/2023/notice/10", new DateOnly(2026, 1, 1)), (view.Id, view.Eli, view.AsOf));
        Assert.Equal("/eli/cn/510000/2023/notice/10", (await search.ReadAsync<EffectiveList>("api/effective-list.json")).Documents.Single(one => one.Id == document.DocumentId).Eli);
        Assert.Equal(HttpStatusCode.NotFound, (await search.GetAsync("api/eli/510000/2023/notice/11")).StatusCode);
    }

    [Fact]
    public async Task an_identifier_of_two_organs_leads_to_both()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "两机关同号") with { Division = "510100", Number = "甲办发〔2023〕7号", WrittenOn = new(2023, 5, 20) };
        await search.HasPublishedAsync(document, document with { DocumentId = Guid.CreateVersion7(), Number = "乙办发〔2023〕7号" });

        using var answer = await search.GetAsync("api/eli/510100/2023/normativeDocument/7");

        Assert.Equal(HttpStatusCode.MultipleChoices, answer.StatusCode);
        var found = (await answer.Content.ReadFromJsonAsync<NumberCandidates>(ContractJson.Options))!;
        Assert.Equal((2, true, false), (found.Candidates.Count, found.IndexedThrough is not null, found.Stale));
    }

    [Fact]
    public async Task a_number_finds_the_public_document_behind_hundreds_that_are_not()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "撤下多件以后的通知") with { Number = "测撤发〔2026〕5号" };
        await search.HasPublishedAsync(
        [
            .. Enumerable.Range(0, 150).Select(i => document with { DocumentId = new Guid(i, 0, 0, new byte[8]), Validity = document.Validity with { WithdrawnOn = SearchApi.Today } }),
            document,
        ]);

        Assert.Equal(document.DocumentId, (await search.ReadAsync<DocumentView>("api/documents/by-number/测撤发〔2026〕5号")).Id);
    }

    [Fact]
    public async Task what_is_not_public_today_is_not_told_of_a_later_day()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "明日公布的通知") with { Number = "测明发〔2026〕1号", Division = "510300" };
        var (tomorrow, later) = (SearchApi.Today.AddDays(1), "2027-06-30");
        document = document with { Validity = document.Validity with { PublishedOn = tomorrow, EffectiveOn = tomorrow } };
        var naming = LogWriter.Published(Guid.CreateVersion7(), 1, "提到明日通知的通知") with { Relations = [new(RelationType.BasedOn, "明日公布的通知")] };
        await search.HasPublishedAsync(document, naming);

        foreach (var address in (string[])[$"documents/{document.DocumentId}?asOf={later}", $"documents/by-number/测明发〔2026〕1号?asOf={later}", $"eli/510300/2026/normativeDocument/1?asOf={later}", $"documents/{document.DocumentId}/compare?from={later}&to={later}"])
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await search.GetAsync("api/" + address)).StatusCode));
        }

        Assert.Null((await search.DocumentAsync(naming.DocumentId, later)).Relations[0].Id);
        Assert.DoesNotContain(document.Title, await search.TitlesAsync($"q=明日公布的通知&validity=all&asOf={later}"));
        Assert.DoesNotContain(document.DocumentId, (await search.ReadAsync<EffectiveList>($"api/effective-list.json?division=510300&asOf={later}")).Documents.Select(one => one.Id));
    }

    [Fact]
    public async Task a_name_is_no_link_where_so_many_bear_one_that_others_may_be_missing()
    {
        var only = LogWriter.Published(Guid.CreateVersion7(), 1, "只有一件的规定");
        var naming = LogWriter.Published(Guid.CreateVersion7(), 1, "提到两个名称的通知") with { Relations = [new(RelationType.Cites, "五百件同名的通知"), new(RelationType.Cites, only.Title)] };
        await search.HasPublishedAsync(only, naming, LogWriter.Published(Guid.CreateVersion7(), 1, "五百件同名的通知"));
        Assert.All((await search.DocumentAsync(naming.DocumentId)).Relations, relation => Assert.NotNull(relation.Id));

        await search.HasPublishedAsync([.. Enumerable.Range(0, 500).Select(_ => LogWriter.Published(Guid.CreateVersion7(), 1, "五百件同名的通知"))]);

        Assert.All((await search.DocumentAsync(naming.DocumentId)).Relations, relation => Assert.Null(relation.Id));
    }

    [Fact]
    public async Task changes_come_newest_first_each_document_once_page_by_page()
    {
        var instant = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var documents = Enumerable.Range(0, 7).Select(i => LogWriter.Published(Guid.CreateVersion7(), 1, $"动态{i}") with { Issuer = "动态机关", RecordedAt = instant.AddMinutes(i / 2) }).ToArray(); // pairs of one instant
        var withdrawn = LogWriter.Published(Guid.CreateVersion7(), 1, "动态已撤下") with { Issuer = "动态机关" };
        var later = LogWriter.Published(Guid.CreateVersion7(), 1, "动态未公布") with { Issuer = "动态机关" };
        await search.HasPublishedAsync([.. documents, withdrawn with { Validity = withdrawn.Validity with { WithdrawnOn = SearchApi.Today } }, later with { Validity = later.Validity with { PublishedOn = SearchApi.Today.AddDays(1) } }]);
        var (ended, changed) = (documents[0], documents[1]);
        await search.HasPublishedAsync(
            ended with { Version = 2, RecordedAt = instant.AddDays(2), Validity = ended.Validity with { RepealedOn = new(2026, 11, 5) }, Acts = [new() { Type = ActType.Repealed, On = new(2026, 11, 5), By = "测府令第9号", RecordedAt = instant.AddDays(2) }] },
            changed with { Version = 2, RecordedAt = instant.AddDays(1), Title = "动态1（改）" });

        var seen = new List<DocumentChange>();
        var before = "";
        do
        {
            var page = await search.ReadAsync<ChangeList>($"api/changes?issuer=动态机关&size=3&before={before}");
            Assert.InRange(page.Changes.Count, 1, 3);
            seen.AddRange(page.Changes);
            before = page.Before;
        }
        while (before is not null);

        Assert.Equal(7, seen.Select(change => change.Id).Distinct().Count());
        Assert.Equal(7, seen.Count);
        Assert.Equal(seen.OrderByDescending(change => change.RecordedAt).ThenByDescending(change => change.Id).Select(change => change.Id), seen.Select(change => change.Id));
        Assert.Equal(("repealed", new DateOnly(2026, 11, 5), "测府令第9号", ValidityStatus.Repealed), (seen[0].Happened, seen[0].On!.Value, seen[0].By, seen[0].Validity));
        Assert.Equal(("changed", "动态1（改）"), (seen[1].Happened, seen[1].Title));
        Assert.All(seen.Skip(2), change => Assert.Equal("published", change.Happened));
    }

    [Theory]
    [InlineData("api/changes?size=0", "size")]
    [InlineData("api/changes?size=101", "size")]
    [InlineData("api/changes?before=x", "before")]
    [InlineData("api/changes?before=9223372036854775807_0199b1c27a107c3e9b1a3f0f5a6b7c8d", "before")]
    [InlineData("api/addresses?after=x", "after")]
    [InlineData("api/addresses?size=1001", "size")]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d/compare?from=x", "from")]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d/compare?to=2024-02-30", "to")]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d/compare?form=2024-02-29", "form")]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d/chain?asOf=2024-02-29", "asOf")]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d?asof=2024-02-29", "asof")]
    [InlineData("api/eli/510000/2023/notice/10?asof=2024-02-29", "asof")]
    [InlineData("api/changes?issuer=%00", "issuer")]
    [InlineData("api/changes?isuer=某机关", "isuer")]
    [InlineData("api/changes?theme=a&theme=b", "theme")]
    [InlineData("api/addresses?befor=x", "befor")]
    [InlineData("api/clean-ups?Page=2", "Page")]
    [InlineData("api/clean-ups/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d.csv?asOf=2024-02-29", "asOf")]
    public async Task with_bad_parameters_names_them(string address, string field)
    {
        using var answer = await search.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task addresses_are_those_of_all_that_is_public()
    {
        var documents = Enumerable.Range(0, 5).Select(i => LogWriter.Published(Guid.CreateVersion7(), 1, $"地址{i}")).ToArray();
        documents[1] = documents[1] with { Validity = documents[1].Validity with { WithdrawnOn = SearchApi.Today } };
        documents[2] = documents[2] with { Validity = documents[2].Validity with { PublishedOn = SearchApi.Today.AddDays(1) } };
        documents[3] = documents[3] with { Validity = documents[3].Validity with { RepealedOn = new(2021, 1, 1) } };
        await search.HasPublishedAsync(documents);

        var addresses = new List<DocumentAddress>();
        Guid? after = null;
        do
        {
            var page = await search.ReadAsync<AddressList>($"api/addresses?size=2&after={after}");
            addresses.AddRange(page.Addresses);
            after = page.After;
        }
        while (after is not null);

        Assert.Equal(addresses.Select(address => address.Id).Order(), addresses.Select(address => address.Id));
        Assert.Equal(new[] { documents[0], documents[3], documents[4] }.Select(document => document.DocumentId).Order(), addresses.Select(address => address.Id).Intersect(documents.Select(document => document.DocumentId)));
        Assert.Equal(documents[0].RecordedAt, addresses.Single(address => address.Id == documents[0].DocumentId).ChangedAt);
    }

    [Fact]
    public async Task two_days_of_one_document_stand_side_by_side()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "前后对照的办法", "第一条 每人1500元。\n第二条 不变。") with
        {
            Texts = [new(null, LogWriter.Keep("第一条 每人1000元。\n第二条 不变。")), new(new(2025, 7, 1), LogWriter.Keep("第一条 每人1500元。\n第二条 不变。"))],
            RecordedAt = new DateTimeOffset(2025, 8, 1, 0, 0, 0, TimeSpan.Zero),
        };
        await search.HasPublishedAsync(document);

        var compared = await search.ReadAsync<DocumentComparison>($"api/documents/{document.DocumentId}/compare?from=2025-06-30&to=2025-07-01");

        Assert.Equal((new(2025, 6, 30), null, new(2025, 7, 1), false), (compared.From.Day, compared.From.From, compared.From.Until!.Value, compared.From.Purged));
        Assert.Equal((true, false), (compared.IndexedThrough is not null, compared.Stale));
        Assert.Equal([ArticleChange.Changed, ArticleChange.Unchanged], compared.Articles.Select(article => article.Change));
        Assert.Contains(new(PieceChange.Added, "1500"), compared.Articles[0].Pieces!);
        Assert.Equal(HttpStatusCode.NotFound, (await search.GetAsync($"api/documents/{document.DocumentId}/compare?from=2019-01-01")).StatusCode); // not yet published
    }

    [Fact]
    public async Task a_chain_has_the_document_what_happened_and_what_it_names()
    {
        var basis = LogWriter.Published(Guid.CreateVersion7(), 1, "依据的条例");
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "链条的起点") with
        {
            Relations = [new(RelationType.BasedOn, "依据的条例") { TargetId = basis.DocumentId }],
            Acts = [new() { Type = ActType.Kept, On = new(2026, 1, 1), RecordedAt = basis.RecordedAt }],
        };
        await search.HasPublishedAsync(basis, document);

        var chain = await search.ReadAsync<DocumentChain>($"api/documents/{document.DocumentId}/chain");

        Assert.Equal((document.DocumentId, ValidityStatus.InForce), (chain.Document.Id, chain.Document.Validity));
        Assert.Equal((basis.DocumentId, ActType.Kept), (Assert.Single(chain.Related).Id!.Value, Assert.Single(chain.Acts).Type));
        Assert.Empty(chain.Interpretations.Concat(chain.Answers).Concat(chain.Concerns).Concat(chain.Results));
        Assert.Equal(HttpStatusCode.NotFound, (await search.GetAsync($"api/documents/{Guid.CreateVersion7()}/chain")).StatusCode);
    }
}

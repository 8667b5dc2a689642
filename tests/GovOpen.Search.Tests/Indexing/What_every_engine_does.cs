using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

/// <summary>The embedded index and a search server answer alike: the same entries with the same counts, the same first.</summary>
public abstract class What_every_engine_does
{
    private int _next;

    private protected abstract Task<ISearchEngine> CreateAsync();

    [Fact]
    public async Task puts_a_document_number_first_however_it_was_typed()
    {
        var engine = await Holding(
            Entry("川办发〔2023〕10号文件的解读", "川办发〔2023〕10号 川办发〔2023〕10号"),
            Entry("关于就业的通知", "稳就业", number: "川办发〔2023〕10号"));

        foreach (var typed in (string[])["川办发〔2023〕10号", "川辦發〔2023〕10號", "川办发[2023]10号", "川办发２０２３10号", "川办发〔2023〕10号\uFFFE", "请问川办发（2023）10号现在还有效吗"])
        {
            var hits = (await engine.Search(new() { Text = typed, AsOf = RandomCorpus.Today })).Hits;
            Assert.Equal("关于就业的通知", hits[0].Entry.Title);
            Assert.True(hits[0].Score >= 100);
        }
    }

    [Fact]
    public async Task puts_a_whole_title_before_better_passages()
    {
        var engine = await Holding(
            Entry("最低生活保障", "最低生活保障办法 最低生活保障办法 最低生活保障办法"),
            Entry("《最低生活保障办法》", "总则"),
            Entry("最低生活保障办法实施细则", "最低生活保障办法"));

        foreach (var typed in (string[])[" 最低生活保障办法 ", "最低生活保障辦法"])
        {
            var hits = (await engine.Search(new() { Text = typed, AsOf = RandomCorpus.Today })).Hits;
            Assert.Equal("《最低生活保障办法》", hits[0].Entry.Title);
            Assert.Equal(3, hits.Count);
        }
    }

    [Fact]
    public async Task puts_a_number_before_a_title()
    {
        var engine = await Holding(Entry("川办发〔2023〕10号", "一"), Entry("别的", "二", number: "川办发〔2023〕10号"));

        var hits = (await engine.Search(new() { Text = "川办发〔2023〕10号", AsOf = RandomCorpus.Today })).Hits;
        Assert.Equal(["别的", "川办发〔2023〕10号"], hits.Select(hit => hit.Entry.Title));
    }

    [Fact]
    public async Task shows_the_passage_that_answers_and_none_when_only_the_title_does()
    {
        var engine = await Holding(Entry("养老条例", "总则", "养老服务补贴按月发放", "附则"));

        Assert.Equal("养老服务补贴按月发放", (await engine.Search(new() { Text = "养老服务补贴", AsOf = RandomCorpus.Today })).Hits[0].BestPassage?.Text);
        Assert.Null((await engine.Search(new() { Text = "条例", AsOf = RandomCorpus.Today })).Hits[0].BestPassage);
    }

    [Fact]
    public async Task does_not_find_what_holds_too_little_of_the_query()
    {
        var engine = await Holding(Entry("一", "关于公园的通知"), Entry("二", "关于残疾人就业保障金征收的规定"), Entry("三", "公园"), Entry("四", "道路"));

        var text = "关于残疾人就业保障金";
        Assert.Equal(["二"], (await engine.Search(new() { Text = text, AsOf = RandomCorpus.Today })).Hits.Select(hit => hit.Entry.Title));
        Assert.Equal(["二", "一"], (await engine.Search(new() { Text = text, AsOf = RandomCorpus.Today, MinimumShare = 0 })).Hits.Select(hit => hit.Entry.Title));
    }

    [Fact]
    public async Task never_shows_what_was_not_public_on_the_day()
    {
        var entry = Entry("就业办法", "就业") with { Validity = new() { PublishedOn = new(2024, 5, 1), EffectiveOn = new(2024, 6, 1), LastValidDay = new(2025, 6, 30) } };
        var engine = await Holding(entry);
        var all = Enum.GetValues<ValidityStatus>().ToHashSet();

        Assert.Equal(0, (await engine.Search(new() { Text = "就业", AsOf = new(2024, 4, 30), Validity = all })).Total);
        Assert.Empty((await engine.Search(new() { Text = "就业", AsOf = new(2024, 4, 30), Validity = all })).Facets.Validity);
        Assert.Equal(ValidityStatus.NotYetInForce, (await engine.Search(new() { Text = "就业", AsOf = new(2024, 5, 1), Validity = all })).Hits[0].Validity);
        Assert.Equal(ValidityStatus.InForce, (await engine.Search(new() { Text = "就业", AsOf = new(2024, 6, 1) })).Hits[0].Validity);

        var lapsed = await engine.Search(new() { Text = "就业", AsOf = new(2025, 7, 1) });
        Assert.Equal(0, lapsed.Total);
        Assert.Equal([new FacetCount("lapsed", 1)], lapsed.Facets.Validity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task filters_and_counts_as_brute_force_does(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var truth = new Dictionary<Guid, IndexedEntry>();
        var engine = await CreateAsync();
        for (var round = 0; round < 4; round++)
        {
            (Guid Id, IndexedEntry? Entry)[] changes = [.. Enumerable.Range(0, 25).Select(_ => corpus.Entry(corpus.Random.Next(60))).DistinctBy(entry => entry.Id).Select(entry => (entry.Id, corpus.Random.Next(4) == 0 ? null : entry))];
            await engine.Change(changes);
            foreach (var (id, entry) in changes)
            {
                if (entry is null) truth.Remove(id);
                else truth[id] = entry;
            }

            for (var i = 0; i < 15; i++)
            {
                // How much must match is weighed by each engine's own counts: here one word is enough, and the page holds all.
                var query = corpus.Query() with { MinimumShare = 0, Skip = 0, Take = 100 };
                var (expected, found) = (new BruteForce(truth.Values).Answer(query), await engine.Search(query));
                if (ExactMatchesOf(expected)) continue; // then the share is not 0

                found.ShouldHaveTheSame(expected, inOrder: query.Sort == SortOrder.Date);
            }
        }

        static bool ExactMatchesOf(SearchAnswer answer) => answer.Hits.Any(hit => hit.Score % 1000 >= ExactMatches.TitleBonus);
    }

    [Fact]
    public async Task pages_through_its_hits()
    {
        var engine = await Holding([.. Enumerable.Range(0, 45).Select(i => Entry($"{i}", "就业补贴"))]);

        var pages = new List<Guid>();
        for (var skip = 0; skip < 50; skip += 10) pages.AddRange((await engine.Search(new() { Text = "就业补贴", AsOf = RandomCorpus.Today, Skip = skip, Take = 10 })).Hits.Select(hit => hit.Entry.Id));

        Assert.Equal(45, pages.Distinct().Count());
        Assert.Equal(pages.Order(), pages); // they score alike and are of one day
    }

    [Fact]
    public async Task shows_the_text_of_the_day()
    {
        var day = new DateOnly(2024, 1, 1);
        var engine = await Holding(Entry("就业办法", "") with { Passages = [new("第一条", "补贴三百元", new(null, day)), new("第一条", "补贴五千元", new(day, null))] });

        var before = (await engine.Search(new() { Text = "补贴", AsOf = day.AddDays(-1) })).Hits.Single();
        var after = (await engine.Search(new() { Text = "补贴", AsOf = day })).Hits.Single();

        Assert.Equal(new Passage("第一条", "补贴三百元", new(null, day)), before.BestPassage);
        Assert.Equal(new Passage("第一条", "补贴五千元", new(day, null)), after.BestPassage);
        Assert.Equal(0, (await engine.Search(new() { Text = "三百元", AsOf = day })).Total);
    }

    [Fact]
    public async Task keeps_all_that_is_shown_of_an_entry()
    {
        var entry = new RandomCorpus(12).Entry(1) with
        {
            Form = DocumentForm.Reply,
            WrittenOn = new(2024, 1, 2),
            Prior = 0.0625,
            Validity = new() { PublishedOn = new(2024, 1, 3), EffectiveOn = new(2024, 1, 4), LastValidDay = new(2029, 1, 5), PartlyRepealedOn = new(2025, 1, 7), Suspensions = [new(new(2026, 1, 1), new(2026, 1, 31))] },
        };
        var engine = await Holding(entry);

        var found = Assert.Single((await engine.Search(new() { AsOf = RandomCorpus.Today })).Hits).Entry;
        Assert.Equal(JsonSerializer.Serialize(entry with { Passages = [] }), JsonSerializer.Serialize(found));
    }

    [Fact]
    public async Task finds_what_staff_put_first_whatever_it_says()
    {
        var (first, other) = (Entry("社保卡", "挂失"), Entry("就业补贴", "就业补贴"));
        var engine = await Holding(other, first);

        var hits = (await engine.Search(new() { Text = "就业补贴", AsOf = RandomCorpus.Today, BestBets = [first.Id] })).Hits;
        Assert.Equal(["社保卡", "就业补贴"], hits.Select(hit => hit.Entry.Title));
    }

    [Fact]
    public async Task finds_other_words_for_what_was_typed_after_what_was_typed()
    {
        var engine = await Holding(Entry("一", "失业人员领取失业保险金"), Entry("二", "下岗职工"), Entry("三", "道路"));

        var hits = (await engine.Search(new() { Text = "下岗", Expansion = "失业 失业保险金", AsOf = RandomCorpus.Today })).Hits;
        Assert.Equal(["一", "二"], hits.Select(hit => hit.Entry.Title).Order());
    }

    [Fact]
    public async Task explains_every_score()
    {
        var entry = Entry("就业补贴办法", ["就业补贴的申领", "附则"], number: "川办发〔2023〕10号") with { Prior = 0.05 };
        var engine = await Holding(entry, Entry("道路", "就业道路"), Entry("社保", "补贴"));

        foreach (var text in (string[])["就业补贴", "就业补贴办法", "川办发〔2023〕10号", "就业3.5"])
        {
            foreach (var hit in (await engine.Search(new() { Text = text, Expansion = "申领", AsOf = RandomCorpus.Today, MinimumShare = 0, Explain = true, BestBets = [entry.Id] })).Hits)
            {
                Assert.NotEmpty(hit.Explanation!);
                Assert.Equal(hit.Score, hit.Explanation!.Sum(part => part.Adds), 1e-4 * hit.Score);
            }
        }
    }

    [Fact]
    public async Task completes_what_is_typed()
    {
        var engine = await Holding(
            Entry("关于就业的通知", [], number: "川办发〔2023〕10号"), Entry("就业补贴办法", "") with { Prior = 0.1 }, Entry("就业促进条例", ""),
            Entry("就业规定", "") with { Validity = new() { EffectiveOn = new(2020, 1, 1), LastValidDay = new(2021, 1, 1) } });

        Assert.Equal(["就业补贴办法", "就业促进条例", "关于就业的通知"], await Completed("就业"));
        Assert.Equal(["就业补贴办法"], await Completed("补贴办"));
        Assert.Equal(["关于就业的通知 by number"], await Completed("川办发2023"));
        Assert.Equal(["关于就业的通知 by number"], await Completed("〔2023〕10"));
        Assert.Empty(await Completed("业就"));
        Assert.Empty(await Completed(" ，"));

        async Task<IEnumerable<string>> Completed(string text) =>
            (await engine.CompleteAsync(new() { Text = text, AsOf = RandomCorpus.Today, Take = 10 }, CancellationToken.None)).Select(named => named.Entry.Title + (named.ByNumber ? " by number" : ""));
    }

    [Fact]
    public async Task counts_what_holds_two_characters_next_to_each_other()
    {
        var engine = await Holding(Entry("一", "就业"), Entry("二", "就业补贴"), Entry("三", "就不业"));

        Assert.Equal([2, 1, 0, 2], await engine.FrequenciesAsync([new('就', '业'), new('补', '贴'), new('贴', '补'), new('就', '业')], CancellationToken.None));
    }

    [Fact]
    public async Task lists_everything_in_order()
    {
        var entries = Enumerable.Range(0, 2_500).Select(i => Entry($"{i}", []) with { Issuer = i % 7 == 0 ? null : $"机关{i % 3}", Number = i % 5 == 0 ? null : $"川发〔2024〕{i % 50}号" }).ToArray();
        var engine = await Holding(entries);

        var register = await engine.ListAsync(new() { AsOf = RandomCorpus.Today }, CancellationToken.None);

        var expected = entries.OrderBy(entry => entry.Issuer, StringComparer.Ordinal).ThenBy(entry => entry.Number, StringComparer.Ordinal).ThenBy(entry => entry.Id);
        Assert.Equal(expected.Select(entry => entry.Title), register.Entries.Select(listed => listed.Entry.Title));
        Assert.Equal((2_500, engine.AppliedThrough), (register.Total, register.AppliedThrough));
    }

    [Fact]
    public async Task shows_staged_changes_together_with_the_last_one()
    {
        var engine = await Holding(Entry("一", "就业"));
        var (second, third) = (Entry("二", "就业"), Entry("三", "就业"));
        await engine.StageAsync([new(second.Id, second, 2)], CancellationToken.None);
        Assert.Equal(1, (await engine.Search(new() { Text = "就业", AsOf = RandomCorpus.Today })).Total);
        Assert.Equal(1, engine.AppliedThrough);

        await engine.ApplyAsync([new(third.Id, third, 3)], 3, CancellationToken.None);
        Assert.Equal(3, (await engine.Search(new() { Text = "就业", AsOf = RandomCorpus.Today })).Total);
        Assert.Equal(3, engine.AppliedThrough);
    }

    [Fact]
    public async Task is_altered_by_nothing_that_comes_again()
    {
        var (entry, gone) = (Entry("一", "就业"), Entry("二", "就业"));
        IndexChange[] changes = [new(entry.Id, entry, 1), new(gone.Id, gone, 2), new(gone.Id, null, 3)];
        var engine = await CreateAsync();
        for (var time = 0; time < 3; time++) await engine.ApplyAsync(changes, 3, CancellationToken.None);

        Assert.Equal(["一"], (await engine.Search(new() { Text = "就业", AsOf = RandomCorpus.Today })).Hits.Select(hit => hit.Entry.Title));
    }

    [Fact]
    public async Task finds_nothing_when_empty()
    {
        var engine = await CreateAsync();
        foreach (var text in (string[])["", "就业补贴", "川办发〔2023〕10号"])
        {
            var answer = await engine.Search(new() { Text = text, AsOf = RandomCorpus.Today });
            Assert.Equal(0, answer.Total);
            Assert.Empty(answer.Hits);
            Assert.Empty(answer.Facets.Validity);
        }

        Assert.Empty((await engine.ListAsync(new() { AsOf = RandomCorpus.Today }, CancellationToken.None)).Entries);
    }

    private async Task<ISearchEngine> Holding(params IndexedEntry[] entries)
    {
        var engine = await CreateAsync();
        await engine.Apply(entries);
        return engine;
    }

    private IndexedEntry Entry(string title, params string[] passages) => Entry(title, passages, number: null);

    private IndexedEntry Entry(string title, string passage, string number) => Entry(title, [passage], number);

    private IndexedEntry Entry(string title, string[] passages, string? number) => new()
    {
        Id = new(++_next, 0, 0, new byte[8]),
        SourceId = title,
        Type = EntryType.Document,
        Kind = DocumentKind.NormativeDocument,
        Title = title,
        Number = number,
        NumberKey = number is null ? null : DocumentNumber.KeyOf(number),
        Validity = new() { PublishedOn = new(2023, 5, 25), EffectiveOn = new(2023, 6, 1) },
        Passages = [.. passages.Select(text => new Passage("", text))],
    };
}

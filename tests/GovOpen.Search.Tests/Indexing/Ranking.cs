using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Ranking
{
    private int _next;

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

    private static async Task<EmbeddedEngine> Holding(params IndexedEntry[] entries)
    {
        var engine = new EmbeddedEngine("test");
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

using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class The_embedded_engine_against_brute_force
{
    private static readonly MergePolicy _eager = new(Floor: 8, Fan: 3, Ceiling: 1_000_000);
    private static readonly MergePolicy _reluctant = new(Fan: 1_000);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task answers_the_same_through_updates_removals_and_merges(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var truth = new Dictionary<Guid, IndexedEntry>();
        var engine = new EmbeddedEngine("test", seed % 2 == 0 ? _eager : _reluctant);
        for (var round = 0; round < 12; round++)
        {
            var changes = new List<IndexChange>();
            for (var i = corpus.Random.Next(20); i >= 0; i--)
            {
                var entry = corpus.Entry(corpus.Random.Next(60));
                changes.Add(new(entry.Id, corpus.Random.Next(4) == 0 ? null : entry, i));
            }

            await engine.ApplyAsync(changes, round, CancellationToken.None);
            foreach (var (id, entry, _) in changes)
            {
                if (entry is null) truth.Remove(id);
                else truth[id] = entry;
            }

            if (corpus.Random.Next(2) == 0) await engine.Merging;
            Assert.Equal(truth.Count, engine.Count);
            Assert.Equal(round, engine.AppliedThrough);
            await ShouldAnswerAs(truth.Values, engine, corpus, queries: 12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task answers_the_same_where_lists_fill_many_blocks_and_windows(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var entries = Enumerable.Range(0, 4_000).Select(i => corpus.Entry(i, passages: 12, words: 5)).ToArray();
        var engine = new EmbeddedEngine("test", new MergePolicy(Floor: 500, Fan: 4));
        foreach (var chunk in entries.Chunk(400)) await engine.Apply(chunk);
        await engine.Remove([.. entries.Where((_, i) => i % 7 == 0).Select(entry => entry.Id)]);
        await engine.Merging;

        await ShouldAnswerAs(entries.Where((_, i) => i % 7 != 0), engine, corpus, queries: 25);
    }

    /// <summary>Scores hang on scattered characters here, which are looked up last and only for those that may still win.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task passes_over_nothing_that_belongs_among_the_best(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var entries = Enumerable.Range(0, 2_000).Select(corpus.ScatteredEntry).ToArray();
        var engine = new EmbeddedEngine("test", _reluctant);
        foreach (var chunk in entries.Chunk(50)) await engine.Apply(chunk);

        var oracle = new BruteForce(entries);
        for (var i = 0; i < 25; i++)
        {
            var query = new SearchQuery { Text = corpus.Scattered(8), AsOf = RandomCorpus.Today, Take = 1 + corpus.Random.Next(4), MinimumShare = 0 };
            (await engine.Search(query)).ShouldBe(oracle.Answer(query));
        }
    }

    [Fact]
    public async Task loses_no_change_that_comes_while_segments_merge()
    {
        var corpus = new RandomCorpus(7);
        var truth = new Dictionary<Guid, IndexedEntry>();
        var engine = new EmbeddedEngine("test", new MergePolicy(Floor: 64, Fan: 3));
        for (var i = 0; i < 120; i++)
        {
            IndexedEntry[] entries = [.. Enumerable.Range(0, i % 6 == 0 ? 200 : 4).Select(_ => corpus.Entry(corpus.Random.Next(3_000)))];
            await engine.Apply(entries);
            foreach (var entry in entries) truth[entry.Id] = entry;
        }

        await engine.Merging;
        Assert.Equal(truth.Count, engine.Count);
        await ShouldAnswerAs(truth.Values, engine, corpus, queries: 15);
    }

    [Fact]
    public async Task changes_nothing_when_the_same_changes_come_again()
    {
        var corpus = new RandomCorpus(5);
        var entries = Enumerable.Range(0, 50).Select(i => corpus.Entry(i)).ToArray();
        var engine = new EmbeddedEngine("test", _eager);
        for (var time = 0; time < 3; time++) await engine.Apply(entries);

        Assert.Equal(50, engine.Count);
        await ShouldAnswerAs(entries, engine, corpus, queries: 30);
    }

    [Fact]
    public async Task keeps_the_last_of_several_changes_to_one_entry()
    {
        var corpus = new RandomCorpus(6);
        var (first, last, gone) = (corpus.Entry(1), corpus.Entry(1), corpus.Entry(2));
        var engine = new EmbeddedEngine("test");
        await engine.Change((first.Id, first), (gone.Id, gone), (last.Id, last), (gone.Id, null));

        Assert.Equal(1, engine.Count);
        await ShouldAnswerAs([last], engine, corpus, queries: 30);
    }

    [Fact]
    public async Task finds_nothing_in_an_empty_index()
    {
        var engine = new EmbeddedEngine("test");
        foreach (var text in (string[])["", "就业补贴", "川办发〔2023〕10号"])
        {
            var answer = await engine.Search(new() { Text = text, AsOf = RandomCorpus.Today });
            Assert.Equal(0, answer.Total);
            Assert.Empty(answer.Hits);
        }
    }

    [Fact]
    public async Task forgets_the_statistics_of_what_was_removed()
    {
        var corpus = new RandomCorpus(9);
        var (kept, removed) = (Enumerable.Range(0, 30).Select(i => corpus.Entry(i)).ToArray(), Enumerable.Range(30, 30).Select(i => corpus.Entry(i)).ToArray());
        var engine = new EmbeddedEngine("test", _reluctant);
        await engine.Apply([.. kept, .. removed]);
        await engine.Remove([.. removed.Select(entry => entry.Id)]);
        var neverHad = new EmbeddedEngine("test", _reluctant);
        await neverHad.Apply(kept);

        for (var i = 0; i < 30; i++)
        {
            var query = corpus.Query();
            (await engine.Search(query)).ShouldBe(await neverHad.Search(query));
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 24)];

    private static async Task ShouldAnswerAs(IEnumerable<IndexedEntry> truth, EmbeddedEngine engine, RandomCorpus corpus, int queries)
    {
        var oracle = new BruteForce(truth);
        for (var i = 0; i < queries; i++)
        {
            var query = corpus.Query();
            (await engine.Search(query)).ShouldBe(oracle.Answer(query));
        }
    }
}

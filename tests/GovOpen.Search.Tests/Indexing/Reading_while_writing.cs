using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Reading_while_writing
{
    private const int Entries = 40;

    /// <summary>Every change gives all entries one new word at once, so an answer that held two of them would be of no moment.</summary>
    [Fact]
    public async Task answers_every_query_from_one_moment()
    {
        var engine = new EmbeddedEngine("test", new MergePolicy(Floor: 64, Fan: 3));
        await Write(engine, 0);
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadUntil(engine, done.Token))).ToArray();
        for (var version = 1; version <= 150; version++)
        {
            await Write(engine, version);
            var seen = await engine.Search(new() { Text = "共同", AsOf = RandomCorpus.Today, Take = Entries });
            Assert.All(seen.Hits, hit => Assert.Equal($"第{version}版", hit.Entry.Issuer));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), answers => Assert.True(answers > 0));
        await engine.Merging;
        Assert.Equal(Entries, engine.Count);
    }

    /// <summary>A merge of large ones may take a minute, in which single changes go on; they must not pile up behind it.</summary>
    [Fact]
    public async Task finds_few_segments_after_many_single_changes_whatever_merges_in_the_background()
    {
        var corpus = new RandomCorpus(5);
        var engine = new EmbeddedEngine("test", new MergePolicy(Floor: 1_000, Fan: 4));
        for (var i = 0; i < 50; i++)
        {
            await engine.Apply([corpus.Entry(i)]);
            Assert.InRange(engine.Segments, 1, 4);
        }

        Assert.Equal(50, engine.Count);
    }

    /// <summary>Merging goes on meanwhile, and must bring nothing forward.</summary>
    [Fact]
    public async Task shows_nothing_of_what_is_staged_before_the_last_part_of_it()
    {
        var corpus = new RandomCorpus(11);
        var engine = new EmbeddedEngine("test", new MergePolicy(Floor: 64, Fan: 3));
        var before = Enumerable.Range(0, 40).Select(i => corpus.Entry(i)).ToArray();
        await engine.Apply(before);
        var truth = before.ToDictionary(entry => entry.Id);
        for (var part = 0; part < 12; part++)
        {
            var changes = Enumerable.Range(0, 30).Select(_ => corpus.Entry(corpus.Random.Next(80))).Select((entry, i) => new IndexChange(entry.Id, i % 5 == 0 ? null : entry, i)).ToList();
            foreach (var (id, entry, _) in changes)
            {
                if (entry is null) truth.Remove(id);
                else truth[id] = entry;
            }

            await engine.StageAsync(changes, CancellationToken.None);
            await engine.Merging;
            Assert.Equal((before.Length, before.Length), (engine.AppliedThrough, engine.Count));
            var query = corpus.Query();
            (await engine.Search(query)).ShouldBe(new BruteForce(before).Answer(query));
        }

        await engine.ApplyAsync([], 1_000, CancellationToken.None);

        Assert.Equal((1_000, truth.Count), (engine.AppliedThrough, engine.Count));
        for (var i = 0; i < 20; i++)
        {
            var query = corpus.Query();
            (await engine.Search(query)).ShouldBe(new BruteForce(truth.Values).Answer(query));
        }
    }

    private static Task Write(EmbeddedEngine engine, int version) => engine.Apply([.. Enumerable.Range(0, Entries).Select(i => new IndexedEntry
    {
        Id = new(i + 1, 0, 0, new byte[8]),
        SourceId = $"s{i}",
        Type = EntryType.Document,
        Kind = DocumentKind.Law,
        Title = $"共同的标题{i}",
        Issuer = $"第{version}版",
        Validity = new() { EffectiveOn = new(2020, 1, 1) },
        Passages = [new("", $"共同的正文{version}")],
    })]);

    private static async Task<int> ReadUntil(EmbeddedEngine engine, CancellationToken done)
    {
        var answers = 0;
        do
        {
            var answer = await engine.Search(new() { Text = "共同的正文", AsOf = RandomCorpus.Today, Take = Entries });
            Assert.Equal(Entries, answer.Total);
            var version = Assert.Single(answer.Facets.Issuer);
            Assert.Equal(Entries, version.Count);
            Assert.All(answer.Hits, hit => Assert.Equal(version.Value, hit.Entry.Issuer));
            Assert.All(answer.Hits, hit => Assert.EndsWith(version.Value[1..^1], hit.BestPassage!.Text));
            answers++;
        }
        while (!done.IsCancellationRequested);
        return answers;
    }
}

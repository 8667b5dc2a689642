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

using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Snapshots_of_the_index : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("govopen-index-").FullName;

    [Fact]
    public async Task answer_as_the_index_that_was_saved()
    {
        var corpus = new RandomCorpus(3);
        var engine = await Filled(corpus);
        await engine.SaveAsync(Path, CancellationToken.None);

        var loaded = EmbeddedEngine.Load(Path, out var reason);
        Assert.Null(reason);
        Assert.NotNull(loaded);
        Assert.Equal(("epoch 7", engine.AppliedThrough, engine.Count), (loaded.Origin, loaded.AppliedThrough, loaded.Count));
        await ShouldAnswerAlike(engine, loaded, corpus);

        IndexChange[] changes = [new(corpus.Entry(1).Id, null), .. Enumerable.Range(0, 30).Select(i => corpus.Entry(i)).Select(entry => new IndexChange(entry.Id, entry))];
        foreach (var each in (EmbeddedEngine[])[engine, loaded]) await each.ApplyAsync(changes, 1_000, CancellationToken.None);
        await ShouldAnswerAlike(engine, loaded, corpus);
    }

    [Fact]
    public async Task replace_the_one_before_and_leave_nothing_beside_it()
    {
        var engine = await Filled(new(4));
        await engine.SaveAsync(Path, CancellationToken.None);
        await engine.Apply(new RandomCorpus(8).Entry(999));
        await engine.SaveAsync(Path, CancellationToken.None);

        Assert.Equal(engine.AppliedThrough, EmbeddedEngine.Load(Path, out _)?.AppliedThrough);
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void that_are_missing_are_not_loaded()
    {
        Assert.Null(EmbeddedEngine.Load(Path, out var reason));
        Assert.NotEmpty(reason!);
    }

    [Fact]
    public async Task that_were_altered_or_cut_anywhere_are_not_loaded()
    {
        await (await Filled(new(5))).SaveAsync(Path, CancellationToken.None);
        var whole = await File.ReadAllBytesAsync(Path);
        var random = new Random(1);
        var places = Enumerable.Range(0, 60).Select(_ => random.Next(whole.Length)).Concat(Enumerable.Range(0, 40)).Concat(Enumerable.Range(whole.Length - 40, 40));
        foreach (var place in places)
        {
            var altered = whole.ToArray();
            altered[place] ^= (byte)(1 << random.Next(8));
            ShouldBeRefused(altered);
            ShouldBeRefused(whole[..place]);
        }

        ShouldBeRefused([.. whole, 0]);
    }

    [Fact]
    public async Task can_be_taken_while_changes_go_on()
    {
        var corpus = new RandomCorpus(6);
        var engine = await Filled(corpus);
        for (var i = 0; i < 10; i++)
        {
            var (count, position) = (engine.Count, engine.AppliedThrough);
            var saving = engine.SaveAsync(Path, CancellationToken.None);
            await engine.Apply(corpus.Entry(1000 + i));
            await saving;
            var loaded = EmbeddedEngine.Load(Path, out _);
            Assert.Equal((count, position), (loaded!.Count, loaded.AppliedThrough));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path => System.IO.Path.Combine(_folder, "index");

    private void ShouldBeRefused(byte[] bytes)
    {
        File.WriteAllBytes(Path, bytes);
        Assert.Null(EmbeddedEngine.Load(Path, out var reason));
        Assert.NotEmpty(reason!);
    }

    private static async Task ShouldAnswerAlike(EmbeddedEngine one, EmbeddedEngine other, RandomCorpus corpus)
    {
        for (var i = 0; i < 40; i++)
        {
            var query = corpus.Query();
            (await other.Search(query)).ShouldBe(await one.Search(query));
        }
    }

    private static async Task<EmbeddedEngine> Filled(RandomCorpus corpus)
    {
        var engine = new EmbeddedEngine("epoch 7", new MergePolicy(Fan: 1_000));
        for (var i = 0; i < 4; i++) await engine.Apply([.. Enumerable.Range(0, 20).Select(_ => corpus.Entry(corpus.Random.Next(50)))]);
        await engine.Remove(corpus.Entry(3).Id);
        return engine;
    }
}

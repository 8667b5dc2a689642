using System.Text.Json;
using GovOpen.Contracts;
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
        await engine.SaveAsync(_folder, CancellationToken.None);

        var loaded = EmbeddedEngine.Load(_folder, out var reason);
        Assert.Null(reason);
        Assert.NotNull(loaded);
        Assert.Equal(("epoch 7", engine.AppliedThrough, engine.Count), (loaded.Origin, loaded.AppliedThrough, loaded.Count));
        await ShouldAnswerAlike(engine, loaded, corpus);

        (Guid, IndexedEntry?)[] changes = [(corpus.Entry(1).Id, null), .. Enumerable.Range(0, 30).Select(i => corpus.Entry(i)).Select(entry => (entry.Id, (IndexedEntry?)entry))];
        foreach (var each in (EmbeddedEngine[])[engine, loaded]) await each.Change(changes);
        await ShouldAnswerAlike(engine, loaded, corpus);
    }

    [Fact]
    public async Task keep_all_that_is_known_of_an_entry()
    {
        var entry = new RandomCorpus(12).Entry(1) with
        {
            Form = DocumentForm.Reply,
            WrittenOn = new(2024, 1, 2),
            Prior = 0.0625,
            Validity = new()
            {
                PublishedOn = new(2024, 1, 3), EffectiveOn = new(2024, 1, 4), LastValidDay = new(2029, 1, 5), RepealedOn = new(2028, 1, 6), PartlyRepealedOn = new(2025, 1, 7),
                WithdrawnOn = null, EndedOnUnknownDay = null, Suspensions = [new(new(2026, 1, 1), new(2026, 1, 31)), new(new(2026, 3, 1), null)],
            },
        };
        var withdrawn = entry with { Id = Guid.CreateVersion7(), Validity = new() { WithdrawnOn = RandomCorpus.Today, EndedOnUnknownDay = UndatedEnding.Superseded } };
        var engine = new EmbeddedEngine("test");
        await engine.Apply(entry, withdrawn);
        await engine.SaveAsync(_folder, CancellationToken.None);

        var found = await EmbeddedEngine.Load(_folder, out _)!.Search(new() { AsOf = RandomCorpus.Today, Validity = Enum.GetValues<ValidityStatus>().ToHashSet() });

        Assert.Equal(JsonSerializer.Serialize(entry with { Passages = [] }), JsonSerializer.Serialize(Assert.Single(found.Hits).Entry)); // and nothing of what was withdrawn
    }

    [Fact]
    public async Task hold_nothing_of_what_was_deleted_once_it_is_to_be_forgotten()
    {
        var corpus = new RandomCorpus(13);
        var engine = await Filled(corpus);
        var secret = corpus.Entry(60) with { Passages = [new("第一条", "绝密的內容不得留存")] };
        await engine.Apply(secret, corpus.Entry(61));
        await engine.Apply(secret with { Passages = [] });
        await engine.SaveAsync(_folder, CancellationToken.None);
        Assert.Contains("绝密的內容不得留存", TextsOf(_folder));

        await engine.ForgetDeletedAsync("epoch 8", CancellationToken.None);
        await engine.SaveAsync(_folder, CancellationToken.None);

        Assert.DoesNotContain("绝密的內容不得留存", TextsOf(_folder));
        var loaded = EmbeddedEngine.Load(_folder, out _)!;
        Assert.Equal(("epoch 8", engine.Count), (loaded.Origin, loaded.Count));
        await ShouldAnswerAlike(engine, loaded, corpus);
    }

    /// <summary>All passages in a snapshot, of deleted documents too.</summary>
    internal static IEnumerable<string> TextsOf(string directory)
    {
        var (_, view) = Snapshot.Load(directory, new Vocabularies(), out _)!.Value;
        return view.Segments.SelectMany(live => Enumerable.Range(0, live.Segment.Entries.Length).SelectMany(live.Segment.Texts.ReadAll)).Select(passage => passage.Text);
    }

    [Fact]
    public async Task replace_the_one_before_and_leave_nothing_beside_it()
    {
        var engine = await Filled(new(4), new MergePolicy(Fan: 2));
        await engine.SaveAsync(_folder, CancellationToken.None);
        await engine.Apply(new RandomCorpus(8).Entry(999));
        await engine.Merging;
        await engine.SaveAsync(_folder, CancellationToken.None);

        Assert.Equal(engine.AppliedThrough, EmbeddedEngine.Load(_folder, out _)?.AppliedThrough);
        Assert.Equal(1 + engine.Segments, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task write_only_what_is_new()
    {
        var engine = await Filled(new(4));
        await engine.Merging; // what is deleted from for the most part is written anew
        await engine.SaveAsync(_folder, CancellationToken.None);
        var before = Directory.GetFiles(_folder, "*.segment");
        foreach (var file in before) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        await engine.Apply(new RandomCorpus(4).Entry(999));
        await engine.SaveAsync(_folder, CancellationToken.None);

        Assert.All(before, file => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file)));
        Assert.Single(Directory.GetFiles(_folder, "*.segment").Except(before));
        await ShouldAnswerAlike(engine, EmbeddedEngine.Load(_folder, out _)!, new(4));
    }

    [Fact]
    public void that_are_missing_are_not_loaded()
    {
        Assert.Null(EmbeddedEngine.Load(_folder, out var reason));
        Assert.NotEmpty(reason!);
    }

    [Fact]
    public async Task that_were_altered_or_cut_anywhere_are_not_loaded()
    {
        await (await Filled(new(5))).SaveAsync(_folder, CancellationToken.None);
        var random = new Random(1);
        foreach (var file in Directory.GetFiles(_folder))
        {
            var whole = await File.ReadAllBytesAsync(file);
            var places = Enumerable.Range(0, 30).Select(_ => random.Next(whole.Length)).Concat(Enumerable.Range(0, 20)).Concat(Enumerable.Range(whole.Length - 40, 40));
            foreach (var place in places)
            {
                var altered = whole.ToArray();
                altered[place] ^= (byte)(1 << random.Next(8));
                ShouldBeRefused(file, altered);
                ShouldBeRefused(file, whole[..place]);
            }

            ShouldBeRefused(file, [.. whole, 0]);
            File.Delete(file);
            ShouldBeRefused();
            await File.WriteAllBytesAsync(file, whole);
            Assert.NotNull(EmbeddedEngine.Load(_folder, out _));
        }
    }

    [Fact]
    public async Task can_be_taken_while_changes_go_on()
    {
        var corpus = new RandomCorpus(6);
        var engine = await Filled(corpus);
        for (var i = 0; i < 10; i++)
        {
            var (count, position) = (engine.Count, engine.AppliedThrough);
            var saving = engine.SaveAsync(_folder, CancellationToken.None);
            await engine.Apply(corpus.Entry(1000 + i));
            await saving;
            var loaded = EmbeddedEngine.Load(_folder, out _);
            Assert.Equal((count, position), (loaded!.Count, loaded.AppliedThrough));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void ShouldBeRefused(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        ShouldBeRefused();
    }

    private void ShouldBeRefused()
    {
        Assert.Null(EmbeddedEngine.Load(_folder, out var reason));
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

    private static async Task<EmbeddedEngine> Filled(RandomCorpus corpus, MergePolicy? policy = null)
    {
        var engine = new EmbeddedEngine("epoch 7", policy ?? new(Fan: 1_000));
        for (var i = 0; i < 4; i++) await engine.Apply([.. Enumerable.Range(0, 20).Select(_ => corpus.Entry(corpus.Random.Next(50)))]);
        await engine.Remove(corpus.Entry(3).Id);
        return engine;
    }
}

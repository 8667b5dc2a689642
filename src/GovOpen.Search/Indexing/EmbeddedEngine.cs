namespace GovOpen.Search.Indexing;

/// <summary>
/// The search engine inside the process: an inverted index of immutable segments. A change makes a new state and puts it in
/// the place of the old one; a query reads the state that it found and takes no lock. Whoever changes it merges the smallest segments, the
/// others merge in the background.
/// </summary>
internal sealed class EmbeddedEngine : ISearchEngine
{
    // Merging has fallen behind when there are so many: then writing waits for it, reading never.
    private const int TooManySegments = 64;

    private readonly Lock _replacing = new();
    private readonly Vocabularies _vocabularies;
    private readonly MergePolicy _policy;
    private volatile IndexView _view;
    private IndexView? _staged; // the state that comes next, while parts of it are still missing
    private Task _merging = Task.CompletedTask;

    /// <param name="origin">Says which projection the index follows; the caller's own words, kept in snapshots.</param>
    public EmbeddedEngine(string origin, MergePolicy? policy = null)
        : this(origin, new IndexView([], AppliedThrough: 0), new Vocabularies(), policy)
    {
    }

    private EmbeddedEngine(string origin, IndexView view, Vocabularies vocabularies, MergePolicy? policy)
    {
        (Origin, _view, _vocabularies, _policy) = (origin, view, vocabularies, policy ?? new());
    }

    /// <summary>As it was given, also to the engine whose snapshot this one was loaded from.</summary>
    public string Origin { get; private set; }

    public long AppliedThrough => _view.AppliedThrough;

    public int Count => _view.Documents;

    /// <summary>Each query goes through all of them.</summary>
    public int Segments => _view.Segments.Length;

    /// <summary>Completes when the merging that goes on now, if any, has ended.</summary>
    public Task Merging
    {
        get
        {
            lock (_replacing) return _merging;
        }
    }

    public Task ApplyAsync(IReadOnlyList<IndexChange> changes, long appliedThrough, CancellationToken ct) => TakeInAsync(changes, appliedThrough, ct);

    public Task StageAsync(IReadOnlyList<IndexChange> changes, CancellationToken ct) => TakeInAsync(changes, appliedThrough: null, ct);

    public Task<SearchAnswer> SearchAsync(SearchQuery query, CancellationToken ct) => Task.FromResult(QueryRun.Answer(query, _view, _vocabularies, ct));

    public Task<IReadOnlyList<NamedEntry>> CompleteAsync(SearchQuery query, CancellationToken ct) => Task.FromResult(NameRun.Answer(query, _view, _vocabularies, ct));

    public Task<IReadOnlyList<int>> FrequenciesAsync(IReadOnlyList<CharacterPair> pairs, CancellationToken ct)
    {
        var view = _view;
        return Task.FromResult<IReadOnlyList<int>>([.. pairs.Select(pair => view.FrequencyOf(TermKey.Pair(pair.First, pair.Second)))]);
    }

    public Task<Register> ListAsync(SearchQuery query, CancellationToken ct) => Task.FromResult(Register.Of(query, _view, _vocabularies, ct));

    /// <summary>
    /// Writes every segment anew that something was deleted from, so that nothing of that is left in the index or in what is saved of
    /// it. As for changes, one caller at a time.
    /// </summary>
    /// <param name="origin">What snapshots say from now on.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    public async Task ForgetDeletedAsync(string origin, CancellationToken ct)
    {
        await Merging.WaitAsync(ct);
        await Task.Run(
            () =>
            {
                while (_view.Segments.FirstOrDefault(segment => segment.Deletions.Count > 0) is { } worn)
                {
                    ct.ThrowIfCancellationRequested();
                    Merge([worn]);
                }
            },
            ct);
        Origin = origin;
    }

    /// <summary>Writes the state of this moment, in one piece or not at all; changes go on meanwhile. One caller at a time.</summary>
    /// <param name="directory">Holds nothing but what this writes. What is in it of the state already is not written again.</param>
    /// <param name="ct">Leaves what was saved before.</param>
    public Task SaveAsync(string directory, CancellationToken ct)
    {
        var view = _view;
        return Task.Run(() => Snapshot.Save(directory, Origin, view, ct), ct);
    }

    /// <summary>The engine that was saved; null when a file is missing or not what was written.</summary>
    public static EmbeddedEngine? Load(string directory, out string? reason, MergePolicy? policy = null)
    {
        var vocabularies = new Vocabularies();
        return Snapshot.Load(directory, vocabularies, out reason) is var (origin, view) ? new(origin, view, vocabularies, policy) : null;
    }

    /// <param name="changes">In order.</param>
    /// <param name="appliedThrough">Null: more of the same state is to come.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    private async Task TakeInAsync(IReadOnlyList<IndexChange> changes, long? appliedThrough, CancellationToken ct)
    {
        await KeepUpWithMergingAsync(ct);
        var last = changes.GroupBy(change => change.Id).ToDictionary(same => same.Key, same => same.Last());
        var added = Build(last.Values, ct);
        lock (_replacing)
        {
            var before = Newest;
            var after = Of([.. before.Segments.Select(live => Without(live, last.Keys)), .. added.Select(segment => new LiveSegment(segment, Deletions.None))], appliedThrough ?? before.AppliedThrough);
            if (appliedThrough is null) _staged = after;
            else (_view, _staged) = (after, null);
        }

        MergeWhileNeeded(_policy.PickSmall);
        lock (_replacing)
        {
            if (_merging.IsCompleted) _merging = Task.Run(() => MergeWhileNeeded(_policy.Pick), CancellationToken.None);
        }
    }

    /// <summary>The state that the next change is made to, seen or not.</summary>
    private IndexView Newest => _staged ?? _view;

    /// <summary>A merge that failed fails the next change, once, so that somebody hears of it; the one after that merges anew.</summary>
    private async Task KeepUpWithMergingAsync(CancellationToken ct)
    {
        var merging = Merging;
        if (merging.IsFaulted)
        {
            lock (_replacing) _merging = Task.CompletedTask;
            await merging;
        }

        if (Newest.Segments.Length >= TooManySegments) await merging.WaitAsync(ct);
    }

    private List<Segment> Build(IEnumerable<IndexChange> changes, CancellationToken ct)
    {
        var segments = new List<Segment>();
        using var entries = changes.Select(change => change.Entry).OfType<IndexedEntry>().GetEnumerator();
        for (var isMore = entries.MoveNext(); isMore;)
        {
            using var builder = new SegmentBuilder(_vocabularies);
            for (; isMore && !builder.IsFull; isMore = entries.MoveNext())
            {
                ct.ThrowIfCancellationRequested();
                builder.Add(entries.Current);
            }

            segments.Add(builder.Build());
        }

        return segments;
    }

    private static LiveSegment Without(LiveSegment live, IEnumerable<Guid> ids)
    {
        int[] gone = [.. ids.Select(live.Find).Where(document => document >= 0)];
        return gone.Length == 0 ? live : live with { Deletions = live.Deletions.With(live.Segment, gone) };
    }

    private static IndexView Of(IEnumerable<LiveSegment> segments, long appliedThrough) => new([.. segments.Where(live => live.Documents > 0)], appliedThrough);

    private void MergeWhileNeeded(Func<IndexView, IReadOnlyList<LiveSegment>> pick)
    {
        while (Next() is { Count: > 0 } sources) Merge(sources);

        IReadOnlyList<LiveSegment> Next()
        {
            lock (_replacing) return pick(Newest);
        }
    }

    private void Merge(IReadOnlyList<LiveSegment> sources)
    {
        var merged = SegmentMerger.Merge(sources, _vocabularies);
        lock (_replacing)
        {
            // What was deleted from the sources while they were merged must go from what they became; so must a source that another
            // merge has taken meanwhile. A state that is seen while another is staged keeps its segments: it is replaced soon.
            var newest = Newest;
            var now = newest.Segments.Where(live => sources.Any(source => source.Segment == live.Segment)).ToDictionary(live => live.Segment);
            var gone = sources.SelectMany(source => DeletedSince(source, now.GetValueOrDefault(source.Segment)));
            var others = newest.Segments.Where(live => !now.ContainsKey(live.Segment));
            var after = Of([.. others, Without(new(merged, Deletions.None), gone)], newest.AppliedThrough);
            if (_staged is null) _view = after;
            else _staged = after;
        }
    }

    private static IEnumerable<Guid> DeletedSince(LiveSegment then, LiveSegment? now) =>
        Enumerable.Range(0, then.Segment.Entries.Length)
            .Where(document => !then.Deletions.Contains(document) && (now is null || now.Deletions.Contains(document)))
            .Select(document => then.Segment.Entries[document].Id);
}

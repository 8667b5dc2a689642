using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>Completes what is being typed to titles and numbers, from one state of the index.</summary>
internal static class NameRun
{
    /// <summary>What begins so comes before what only holds it; then what stands higher before anything is asked, then the newest.</summary>
    public static IReadOnlyList<NamedEntry> Answer(SearchQuery query, IndexView view, Vocabularies vocabularies, CancellationToken ct)
    {
        var piece = ExactTitle.Normalise(query.Text);
        if (piece.Length == 0 || query.Take == 0) return [];

        var filter = new DocumentFilter(query, vocabularies);
        var best = new PriorityQueue<Ranked, Ranked>(query.Take + 1, Comparer<Ranked>.Create((x, y) => -Compare(x, y)));
        for (var s = 0; s < view.Segments.Length; s++)
        {
            ct.ThrowIfCancellationRequested();
            var live = view.Segments[s];
            var statuses = live.Segment.Statuses.On(query.AsOf);
            foreach (var match in live.Segment.Names.Find(piece))
            {
                if (filter.Admits(live, statuses, match.Document) != Admission.Full) continue;

                var found = new Ranked(live.Segment.Entries[match.Document], match.IsFirst, match.InNumber);
                if (best.Count < query.Take) best.Enqueue(found, found);
                else best.EnqueueDequeue(found, found);
            }
        }

        var answer = new List<NamedEntry>();
        while (best.TryDequeue(out var found, out _)) answer.Add(new(found.Entry, found.InNumber));
        answer.Reverse();
        return answer;
    }

    private static int Compare(in Ranked x, in Ranked y) =>
        x.IsFirst != y.IsFirst ? y.IsFirst.CompareTo(x.IsFirst)
        : x.Entry.Prior != y.Entry.Prior ? y.Entry.Prior.CompareTo(x.Entry.Prior)
        : x.Entry.Validity.PublishedOn != y.Entry.Validity.PublishedOn ? Nullable.Compare(y.Entry.Validity.PublishedOn, x.Entry.Validity.PublishedOn)
        : x.Entry.Id.CompareTo(y.Entry.Id);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ranked(IndexedEntry Entry, bool IsFirst, bool InNumber);
}

/// <param name="Entry">Without its passages.</param>
/// <param name="ByNumber">Whether its number was found, not its title.</param>
internal sealed record NamedEntry(IndexedEntry Entry, bool ByNumber);

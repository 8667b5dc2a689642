using System.Runtime.InteropServices;
using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>What a query lets through, in the order of a register: by issuer, number and id, without either first.</summary>
/// <param name="Total">How many.</param>
/// <param name="AppliedThrough">Of the state of the index that this is.</param>
/// <param name="Entries">Made one by one.</param>
internal sealed record Register(int Total, long AppliedThrough, IEnumerable<ListedEntry> Entries)
{
    public static Register Of(SearchQuery query, IndexView view, Vocabularies vocabularies, CancellationToken ct)
    {
        var filter = new DocumentFilter(query, vocabularies);
        var places = new List<Place>();
        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            ct.ThrowIfCancellationRequested();
            var live = view.Segments[segment];
            var statuses = live.Segment.Statuses.On(query.AsOf);
            for (var document = 0; document < live.Segment.Entries.Length; document++)
            {
                if (filter.Admits(live, statuses, document) == Admission.Full) places.Add(new(segment, document));
            }
        }

        places.Sort((x, y) => Compare(At(x), At(y)));
        return new(places.Count, view.AppliedThrough, places.Select(place => new ListedEntry(At(place), At(place).Validity.On(query.AsOf))));

        IndexedEntry At(Place place) => view.Segments[place.Segment].Segment.Entries[place.Document];
    }

    private static int Compare(IndexedEntry x, IndexedEntry y) =>
        string.CompareOrdinal(x.Issuer, y.Issuer) is not 0 and var byIssuer ? byIssuer
        : string.CompareOrdinal(x.Number, y.Number) is not 0 and var byNumber ? byNumber
        : x.Id.CompareTo(y.Id);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Segment, int Document);
}

/// <param name="Entry">Without its passages.</param>
/// <param name="Validity">On the day that was asked for.</param>
internal readonly record struct ListedEntry(IndexedEntry Entry, ValidityStatus Validity);

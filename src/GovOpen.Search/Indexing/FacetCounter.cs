using System.Buffers;
using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>Counts the matches of one query by facet.</summary>
internal sealed class FacetCounter : IDisposable
{
    private readonly Vocabularies _vocabularies;
    private readonly int[] _types = new int[Enum.GetValues<EntryType>().Length];
    private readonly int[] _kinds = new int[Enum.GetValues<DocumentKind>().Length];
    private readonly int[] _statuses = new int[Enum.GetValues<ValidityStatus>().Length];
    private readonly int[] _issuers;
    private readonly int[] _themes;
    private readonly int[] _tags;
    private readonly int[] _years = Rent(DateOnly.MaxValue.Year + 1);

    public FacetCounter(Vocabularies vocabularies)
    {
        _vocabularies = vocabularies;
        _issuers = Rent(vocabularies.Issuers.Count);
        _themes = Rent(vocabularies.Themes.Count);
        _tags = Rent(vocabularies.Tags.Count);
    }

    public void CountStatus(ValidityStatus status) => _statuses[(int)status]++;

    public void Count(in DocumentRow document, ReadOnlySpan<int> tags)
    {
        _types[document.Type]++;
        _kinds[document.Kind]++;
        if (document.Issuer >= 0) _issuers[document.Issuer]++;
        if (document.Theme >= 0) _themes[document.Theme]++;
        if (document.Year > 0) _years[document.Year]++;
        foreach (var tag in tags) _tags[tag]++;
    }

    public Facets Result() => new()
    {
        Type = MostFrequent(_types, type => CamelCase.Of((EntryType)type)),
        Kind = MostFrequent(_kinds, kind => CamelCase.Of((DocumentKind)kind)),
        Issuer = MostFrequent(_issuers, number => _vocabularies.Issuers[number]),
        Theme = MostFrequent(_themes, number => _vocabularies.Themes[number]),
        Tag = MostFrequent(_tags, number => _vocabularies.Tags[number]),
        Year = Newest(),
        Validity = MostFrequent(_statuses, status => CamelCase.Of((ValidityStatus)status)),
    };

    public void Dispose()
    {
        foreach (var counts in new[] { _issuers, _themes, _tags, _years }) ArrayPool<int>.Shared.Return(counts);
    }

    private static int[] Rent(int size)
    {
        var rented = ArrayPool<int>.Shared.Rent(size);
        rented.AsSpan().Clear();
        return rented;
    }

    private static List<FacetCount> MostFrequent(int[] counts, Func<int, string> nameOf)
    {
        var found = new List<FacetCount>();
        var least = LeastShown(counts);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] >= least) found.Add(new(nameOf(i), counts[i]));
        }

        found.Sort((x, y) => x.Count != y.Count ? y.Count.CompareTo(x.Count) : string.CompareOrdinal(x.Value, y.Value));
        if (found.Count > Facets.MaxValues) found.RemoveRange(Facets.MaxValues, found.Count - Facets.MaxValues);
        return found;
    }

    // A count below it has too many before it, and its name need not be made.
    private static int LeastShown(int[] counts)
    {
        var largest = new PriorityQueue<int, int>(Facets.MaxValues + 1);
        foreach (var count in counts)
        {
            if (count == 0) continue;
            if (largest.Count < Facets.MaxValues) largest.Enqueue(count, count);
            else largest.EnqueueDequeue(count, count);
        }

        return largest.Count < Facets.MaxValues ? 1 : largest.Peek();
    }

    private List<FacetCount> Newest()
    {
        var found = new List<FacetCount>();
        for (var year = DateOnly.MaxValue.Year; year > 0 && found.Count < Facets.MaxValues; year--)
        {
            if (_years[year] > 0) found.Add(new(year.ToString(CultureInfo.InvariantCulture), _years[year]));
        }

        return found;
    }
}

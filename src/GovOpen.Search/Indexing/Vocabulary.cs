using System.Collections.Concurrent;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The values of one facet, numbered for the whole index, so that counting and filtering compare numbers. It only grows: the
/// organs, themes and tags of a province are few. Readers see every number that stands in a segment they see.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private volatile string[] _values = new string[16];

    private volatile int _count;

    /// <summary>Numbers given out so far are below it.</summary>
    public int Count => _count;

    public string this[int number] => _values[number];

    /// <summary>Of each number given out so far, whether its value is meant.</summary>
    public bool[] Which(Func<string, bool> isMeant)
    {
        var count = _count; // before the values, of which there are then as many at least
        return Array.ConvertAll(_values[..count], value => isMeant(value));
    }

    /// <summary>The number of a value, a new one if need be; -1 for none.</summary>
    public int Add(string? value)
    {
        if (value is null) return -1;
        return _numbers.TryGetValue(value, out var number) ? number : AddNew(value);
    }

    private int AddNew(string value)
    {
        lock (_numbers)
        {
            if (_numbers.TryGetValue(value, out var number)) return number;

            number = _count;
            var values = _values;
            if (number == values.Length) Array.Resize(ref values, number * 2);
            values[number] = value;
            _values = values;
            _count = number + 1;
            _numbers[value] = number;
            return number;
        }
    }
}

/// <summary>The vocabularies of the facets whose values are free.</summary>
internal sealed class Vocabularies
{
    public Vocabulary Issuers { get; } = new();

    public Vocabulary Themes { get; } = new();

    public Vocabulary Tags { get; } = new();

    public Vocabulary Divisions { get; } = new();

    /// <summary>The entry with strings that many share replaced by the one that is kept.</summary>
    public IndexedEntry Share(IndexedEntry entry) => entry with
    {
        Issuer = Shared(Issuers, entry.Issuer),
        Theme = Shared(Themes, entry.Theme),
        Division = Shared(Divisions, entry.Division),
        Tags = entry.Tags.Count == 0 ? [] : [.. entry.Tags.Distinct().Select(tag => Tags[Tags.Add(tag)])],
    };

    private static string? Shared(Vocabulary vocabulary, string? value) => value is null ? null : vocabulary[vocabulary.Add(value)];
}

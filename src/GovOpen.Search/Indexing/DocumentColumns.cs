using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// What filters, facets and the ranking ask of the documents of a segment, as numbers; what is asked together stands side by side.
/// Follows wholly from the entries, whose values the vocabularies know already when segments merge, so that merging never adds to these.
/// </summary>
internal sealed class DocumentColumns
{
    /// <summary>The day of what has none: before all days.</summary>
    public const int NoDay = -1;

    private readonly DocumentRow[] _rows; // one more than documents: its tags start where those of the last end
    private readonly int[] _tags;

    public DocumentColumns(IndexedEntry[] entries, Vocabularies vocabularies)
    {
        Priors = Array.ConvertAll(entries, entry => entry.Prior);
        _rows = new DocumentRow[entries.Length + 1];
        var tags = new List<int>();
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            _rows[i] = new()
            {
                Day = entry.Validity.PublishedOn?.DayNumber ?? NoDay,
                Issuer = vocabularies.Issuers.Add(entry.Issuer),
                Theme = vocabularies.Themes.Add(entry.Theme),
                Division = vocabularies.Divisions.Add(entry.Division),
                FirstTag = tags.Count,
                Year = (short)(entry.Validity.PublishedOn?.Year ?? 0),
                Type = (byte)entry.Type,
                Kind = (byte)entry.Kind,
            };
            foreach (var tag in entry.Tags) tags.Add(vocabularies.Tags.Add(tag));
        }

        _rows[^1] = new() { FirstTag = tags.Count };
        _tags = [.. tags];
    }

    /// <summary>See <see cref="IndexedEntry.Prior"/>.</summary>
    public double[] Priors { get; }

    public ref readonly DocumentRow this[int document] => ref _rows[document];

    public ReadOnlySpan<int> TagsOf(int document) => _tags.AsSpan(_rows[document].FirstTag.._rows[document + 1].FirstTag);
}

/// <summary>A document in numbers; those of free values by the <see cref="Vocabularies"/>, -1 for none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct DocumentRow
{
    /// <summary>Of publication, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; init; }

    public int Issuer { get; init; }

    public int Theme { get; init; }

    public int Division { get; init; }

    public int FirstTag { get; init; }

    /// <summary>Of publication; 0 for none.</summary>
    public short Year { get; init; }

    public byte Type { get; init; }

    public byte Kind { get; init; }
}

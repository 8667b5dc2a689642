namespace GovOpen.Search.Indexing;

/// <summary>
/// What filters and facets ask of the documents of a segment, by column. Follows wholly from the entries, whose values the
/// vocabularies know already when segments merge, so that merging never adds to these.
/// </summary>
internal sealed class DocumentColumns
{
    /// <summary>The day of what has none: before all days.</summary>
    public const int NoDay = -1;

    public DocumentColumns(IndexedEntry[] entries, Vocabularies vocabularies)
    {
        Types = Array.ConvertAll(entries, entry => (byte)entry.Type);
        Kinds = Array.ConvertAll(entries, entry => (byte)entry.Kind);
        Issuers = Array.ConvertAll(entries, entry => vocabularies.Issuers.Add(entry.Issuer));
        Themes = Array.ConvertAll(entries, entry => vocabularies.Themes.Add(entry.Theme));
        Days = Array.ConvertAll(entries, entry => entry.Validity.PublishedOn?.DayNumber ?? NoDay);
        Years = Array.ConvertAll(entries, entry => (short)(entry.Validity.PublishedOn?.Year ?? 0));
        Priors = Array.ConvertAll(entries, entry => entry.Prior);

        _tagStarts = new int[entries.Length + 1];
        var tags = new List<int>();
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var tag in entries[i].Tags) tags.Add(vocabularies.Tags.Add(tag));
            _tagStarts[i + 1] = tags.Count;
        }

        _tags = [.. tags];
    }

    public byte[] Types { get; }

    public byte[] Kinds { get; }

    public int[] Issuers { get; }

    public int[] Themes { get; }

    /// <summary>Of publication, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int[] Days { get; }

    /// <summary>Of publication; 0 for none.</summary>
    public short[] Years { get; }

    /// <summary>See <see cref="IndexedEntry.Prior"/>.</summary>
    public double[] Priors { get; }

    private readonly int[] _tagStarts;
    private readonly int[] _tags;

    public ReadOnlySpan<int> TagsOf(int document) => _tags.AsSpan(_tagStarts[document].._tagStarts[document + 1]);
}

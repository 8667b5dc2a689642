using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>What a query lets through, with the values of its sets as numbers.</summary>
internal sealed class DocumentFilter
{
    private readonly int _types;
    private readonly int _kinds;
    private readonly Admission[] _byStatus;
    private readonly bool[]? _issuers; // whether let through, by number; null: all are
    private readonly bool[]? _themes;
    private readonly bool[]? _tags;
    private readonly bool[]? _divisions;
    private readonly int _from;
    private readonly int _to;
    private readonly bool _asksForStatusOnly;

    public DocumentFilter(SearchQuery query, Vocabularies vocabularies)
    {
        _types = query.Types.Count == 0 ? ~0 : query.Types.Aggregate(0, (bits, type) => bits | (1 << (int)type));
        _kinds = query.Kinds.Count == 0 ? ~0 : query.Kinds.Aggregate(0, (bits, kind) => bits | (1 << (int)kind));
        _byStatus = Array.ConvertAll(Enum.GetValues<ValidityStatus>(), status => Admits(status, query.Validity));
        _issuers = query.Issuers.Count == 0 ? null : vocabularies.Issuers.Which(query.Issuers.Contains);
        _themes = query.Themes.Count == 0 ? null : vocabularies.Themes.Which(query.Themes.Contains);
        _tags = query.Tags.Count == 0 ? null : vocabularies.Tags.Which(query.Tags.Contains);
        _divisions = string.IsNullOrEmpty(query.DivisionPrefix) && query.Divisions.Count == 0 ? null
            : vocabularies.Divisions.Which(division => division.StartsWith(query.DivisionPrefix ?? "", StringComparison.Ordinal) && (query.Divisions.Count == 0 || query.Divisions.Contains(division)));
        _from = query.From?.DayNumber ?? DocumentColumns.NoDay;
        _to = query.To?.DayNumber ?? int.MaxValue;
        // What was published later than the day is not disclosed on it.
        _asksForStatusOnly = query is { Types.Count: 0, Kinds.Count: 0, Issuers.Count: 0, Themes.Count: 0, Tags.Count: 0, From: null } && _divisions is null && _to >= query.AsOf.DayNumber;
    }

    /// <summary>Of every document of a segment.</summary>
    public void Admit(LiveSegment live, StatusesOnDay statuses, Span<Admission> into)
    {
        if (!_asksForStatusOnly || live.Deletions.Count > 0)
        {
            for (var document = 0; document < into.Length; document++) into[document] = Admits(live, statuses, document);
            return;
        }

        var found = statuses.ByDocument;
        for (var document = 0; document < into.Length; document++) into[document] = _byStatus[(int)found[document]];
    }

    public Admission Admits(LiveSegment live, StatusesOnDay statuses, int document)
    {
        if (live.Deletions.Contains(document) || (!_asksForStatusOnly && !AdmitsButForStatus(live.Segment, document))) return Admission.None;
        return _byStatus[(int)statuses.Of(document)];
    }

    private static Admission Admits(ValidityStatus status, IReadOnlySet<ValidityStatus>? asked) =>
        status == ValidityStatus.NotDisclosed ? Admission.None
        : asked?.Contains(status) ?? status.IsInForce() ? Admission.Full
        : Admission.ToCountOfStatuses;

    private bool AdmitsButForStatus(Segment segment, int document)
    {
        ref readonly var row = ref segment.Columns[document];
        return (_types & (1 << row.Type)) != 0
            && (_kinds & (1 << row.Kind)) != 0
            && row.Day >= _from
            && row.Day <= _to
            && Allows(_issuers, row.Issuer)
            && Allows(_themes, row.Theme)
            && Allows(_divisions, row.Division)
            && (_tags is null || AllowsAny(_tags, segment.Columns.TagsOf(document)));
    }

    // -1 is the number of what has none.
    private static bool Allows(bool[]? values, int number) => values is null || (number >= 0 && values[number]);

    private static bool AllowsAny(bool[] values, ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (values[number]) return true;
        }

        return false;
    }
}

internal enum Admission : byte
{
    None,

    /// <summary>Only its status stands against it: it counts in the facet that shows what is hidden.</summary>
    ToCountOfStatuses,

    Full,
}

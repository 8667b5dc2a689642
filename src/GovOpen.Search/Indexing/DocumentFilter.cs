using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>What a query lets through, with the values of its sets as numbers.</summary>
internal sealed class DocumentFilter
{
    private readonly SearchQuery _query;
    private readonly int _types;
    private readonly int _kinds;
    private readonly int _statuses;
    private readonly HashSet<int> _issuers;
    private readonly HashSet<int> _themes;
    private readonly HashSet<int> _tags;
    private readonly HashSet<int>? _divisions;
    private readonly int _from;
    private readonly int _to;
    private readonly bool _asksForStatusOnly;

    public DocumentFilter(SearchQuery query, Vocabularies vocabularies)
    {
        _query = query;
        _types = query.Types.Count == 0 ? ~0 : query.Types.Aggregate(0, (bits, type) => bits | (1 << (int)type));
        _kinds = query.Kinds.Count == 0 ? ~0 : query.Kinds.Aggregate(0, (bits, kind) => bits | (1 << (int)kind));
        _statuses = (query.Validity ?? Enum.GetValues<ValidityStatus>().Where(status => status.IsInForce())).Aggregate(0, (bits, status) => bits | (1 << (int)status));
        _issuers = [.. query.Issuers.Select(vocabularies.Issuers.Find)];
        _themes = [.. query.Themes.Select(vocabularies.Themes.Find)];
        _tags = [.. query.Tags.Select(vocabularies.Tags.Find)];
        _divisions = string.IsNullOrEmpty(query.DivisionPrefix) ? null : vocabularies.Divisions.Which(division => division.StartsWith(query.DivisionPrefix, StringComparison.Ordinal));
        _from = query.From?.DayNumber ?? DocumentColumns.NoDay;
        _to = query.To?.DayNumber ?? int.MaxValue;
        // What was published later than the day is not disclosed on it.
        _asksForStatusOnly = query is { Types.Count: 0, Kinds.Count: 0, Issuers.Count: 0, Themes.Count: 0, Tags.Count: 0, From: null } && _divisions is null && _to >= query.AsOf.DayNumber;

        // A value that no entry ever had must not fit the entries that have none.
        _issuers.Remove(-1);
        _themes.Remove(-1);
    }

    public Admission Admits(LiveSegment live, StatusesOnDay statuses, int document)
    {
        if (live.Deletions.Contains(document)) return Admission.None;

        var status = statuses.Of(document);
        if (status == ValidityStatus.NotDisclosed || (!_asksForStatusOnly && !AdmitsButForStatus(live.Segment, document))) return Admission.None;
        return (_statuses & (1 << (int)status)) == 0 ? Admission.ToCountOfStatuses : Admission.Full;
    }

    private bool AdmitsButForStatus(Segment segment, int document)
    {
        ref readonly var row = ref segment.Columns[document];
        return (_types & (1 << row.Type)) != 0
            && (_kinds & (1 << row.Kind)) != 0
            && row.Day >= _from
            && row.Day <= _to
            && (_query.Issuers.Count == 0 || _issuers.Contains(row.Issuer))
            && (_query.Themes.Count == 0 || _themes.Contains(row.Theme))
            && (_query.Tags.Count == 0 || HasTag(segment.Columns.TagsOf(document)))
            && _divisions?.Contains(row.Division) != false;
    }

    private bool HasTag(ReadOnlySpan<int> tags)
    {
        foreach (var tag in tags)
        {
            if (_tags.Contains(tag)) return true;
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

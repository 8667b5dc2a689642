using GovOpen.Hotline.Orders;

namespace GovOpen.Hotline.Clocks;

/// <summary>办理时限: how long a kind of concern may take, from a day on. Either working days or hours.</summary>
internal sealed record TermLimit
{
    /// <summary>It holds for what is received from this day on.</summary>
    public required DateOnly From { get; init; }

    public required ConcernKind Kind { get; init; }

    public int? WorkingDays { get; init; }

    /// <summary>Of the clock, day and night.</summary>
    public int? Hours { get; init; }

    /// <summary>Sichuan's limits: 咨询 3, 求助、建议 7, 投诉、举报 15 working days.</summary>
    public static IReadOnlyList<TermLimit> Sichuan { get; } =
    [
        .. new (ConcernKind Kind, int Days)[] { (ConcernKind.Consultation, 3), (ConcernKind.Help, 7), (ConcernKind.Suggestion, 7), (ConcernKind.Complaint, 15), (ConcernKind.Report, 15) }
            .Select(limit => new TermLimit { From = new(2025, 12, 1), Kind = limit.Kind, WorkingDays = limit.Days }),
    ];

    /// <summary>Which one holds for what was received on a day: the newest that was in force, and before all of them the oldest.</summary>
    public static TermLimit For(ConcernKind kind, DateOnly received, IReadOnlyList<TermLimit> limits)
    {
        var ofKind = limits.Where(limit => limit.Kind == kind).OrderBy(limit => limit.From).ToList();
        return ofKind.LastOrDefault(limit => limit.From <= received) ?? ofKind[0];
    }

    /// <summary>What is wrong with a set of limits, in sentences.</summary>
    public static IEnumerable<string> FaultsIn(IReadOnlyList<TermLimit> limits) =>
    [
        .. Enum.GetValues<ConcernKind>().Where(kind => limits.All(limit => limit.Kind != kind)).Select(kind => $"has no limit for {kind}."),
        .. limits.Where(limit => limit is not ({ WorkingDays: >= 1 and <= 250, Hours: null } or { WorkingDays: null, Hours: >= 1 and <= 2_000 }))
            .Select(limit => $"{limit.Kind} from {limit.From:yyyy-MM-dd} needs either WorkingDays (1 to 250) or Hours (1 to 2,000)."),
    ];
}

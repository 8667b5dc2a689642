using GovOpen.Office.Documents;

namespace GovOpen.Office.Work;

/// <summary>What will lapse, the soonest first.</summary>
public sealed record Lapsing(DateOnly AsOf, IReadOnlyList<LapsingLine> Documents)
{
    public static IReadOnlyList<string> Spans { get; } = ["week", "month", "sixMonths"];
}

/// <param name="Document">Which.</param>
/// <param name="DaysLeft">Its last valid day included.</param>
/// <param name="Within">The narrowest of <see cref="Lapsing.Spans"/>.</param>
public sealed record LapsingLine(DocumentLine Document, int DaysLeft, string Within);

/// <summary>What is signed and not yet public, the most urgent first.</summary>
public sealed record Undisclosed(IReadOnlyList<UndisclosedLine> Drafts);

public sealed record UndisclosedLine(Guid DraftId, string Title, string Unit, string State, Deadline Deadline, int WorkingDaysLeft, bool Overdue);

/// <summary>The end of a term of working days, explained: each day up to it was counted or is <see cref="Skipped"/>.</summary>
public sealed record Deadline(DateOnly From, int WorkingDays, DateOnly Due, bool Provisional, IReadOnlyList<SkippedDay> Skipped, IReadOnlyList<DateOnly> MadeUp);

public sealed record SkippedDay(DateOnly Date, string Reason);

/// <summary>How ready each organ is for one query over all that is in force.</summary>
public sealed record Readiness(DateOnly AsOf, IReadOnlyList<ReadinessLine> Units);

public sealed record ReadinessLine(string? Issuer, string? Division, int Documents, int InForce, int Unknown, int ReviewNeeded, int WithoutNumber, int WithoutTheme, bool Ready);

/// <summary>Something that went wrong without anybody asking, and stands until somebody has looked.</summary>
public sealed record Alarm(Guid Id, string Kind, string Subject, string Unit, string Division, string Text, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt, string? Remark)
{
    /// <summary>The draft that it is about.</summary>
    public Guid? Draft => Subject.Split(':') is ["draft", var id] && Guid.TryParse(id, out var draft) ? draft : null;
}

public sealed record AlarmList(IReadOnlyList<Alarm> Alarms);

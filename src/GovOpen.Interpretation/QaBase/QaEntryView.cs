using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>An entry as its unit sees it.</summary>
internal sealed record QaEntryView
{
    public required Guid Id { get; init; }

    public required string Unit { get; init; }

    public required string? Division { get; init; }

    public required QaState State { get; init; }

    public required int Revision { get; init; }

    public required long Version { get; init; }

    public required QaContent Content { get; init; }

    /// <summary>Whether a version is public now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The last day of what it rests on, as far as it is known.</summary>
    public required DateOnly? EndsOn { get; init; }

    public required string? RetiredBecause { get; init; }

    public required DateOnly? LastVerifiedOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was done, from the first.</summary>
    public required IReadOnlyList<QaStepView> Steps { get; init; }

    /// <summary>What can be done in this state, by whoever may.</summary>
    public required IReadOnlyList<QaStep> Possible { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such entry that you may see.");

    public static QaEntryView Of(QaEntry entry) => new()
    {
        Id = entry.Id,
        Unit = entry.Unit,
        Division = entry.Division,
        State = entry.State,
        Revision = entry.Revision,
        Version = entry.Version,
        Content = entry.Content,
        IsPublic = entry.IsPublic,
        EndsOn = entry.EndsOn,
        RetiredBecause = entry.RetiredBecause,
        LastVerifiedOn = entry.LastVerifiedOn,
        CreatedAt = entry.CreatedAt,
        Steps = [.. entry.Steps.Select(step => new QaStepView(step.Step, step.Revision, step.Person, step.At, step.Remark))],
        Possible = entry.Possible,
    };
}

internal sealed record QaStepView(QaStep Step, int Revision, string Person, DateTimeOffset At, string? Remark);

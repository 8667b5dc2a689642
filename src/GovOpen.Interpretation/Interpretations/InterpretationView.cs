using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>An interpretation as its unit sees it.</summary>
internal sealed record InterpretationView
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required string DocumentTitle { get; init; }

    public required string Unit { get; init; }

    public required string? Division { get; init; }

    public required InterpretationState State { get; init; }

    public required int Revision { get; init; }

    public required long Version { get; init; }

    public required InterpretationContent Content { get; init; }

    /// <summary>Since when a version of it is public.</summary>
    public required DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Why what is public of it does not explain what is in force; null: it does.</summary>
    public required string? EndedBecause { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was done, from the first.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>What can be done in this state, by whoever may.</summary>
    public required IReadOnlyList<InterpretationStep> Possible { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such interpretation that you may see.");

    public static InterpretationView Of(PolicyInterpretation interpretation) => new()
    {
        Id = interpretation.Id,
        DocumentId = interpretation.DocumentId,
        DocumentTitle = interpretation.DocumentTitle,
        Unit = interpretation.Unit,
        Division = interpretation.Division,
        State = interpretation.State,
        Revision = interpretation.Revision,
        Version = interpretation.Version,
        Content = interpretation.Content,
        ReleasedAt = interpretation.Released?.At,
        EndedBecause = interpretation.EndedBecause,
        CreatedAt = interpretation.CreatedAt,
        Steps = [.. interpretation.Steps.Select(step => new StepView(step.Step, step.Revision, step.Person, step.At, step.Remark))],
        Possible = interpretation.Possible,
    };
}

internal sealed record StepView(InterpretationStep Step, int Revision, string Person, DateTimeOffset At, string? Remark);

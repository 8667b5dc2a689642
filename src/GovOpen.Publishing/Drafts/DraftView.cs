using System.Text.Json.Nodes;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>A draft as its unit sees it, without texts.</summary>
internal sealed record DraftView
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required bool IsCorrection { get; init; }

    public required string Unit { get; init; }

    public required string Division { get; init; }

    public required DraftState State { get; init; }

    public required bool Urgent { get; init; }

    public required int Revision { get; init; }

    public required DraftContent Content { get; init; }

    public required DateOnly? SignedOn { get; init; }

    public required string? Number { get; init; }

    public required string? IndexNumber { get; init; }

    public required DisclosureMode? Disclosure { get; init; }

    public required bool Redacted { get; init; }

    public required string? LegalOverride { get; init; }

    /// <summary>The interpretations that were signed with it.</summary>
    public required IReadOnlyList<PackagePart> Package { get; init; }

    public required DateTimeOffset? ScheduledFor { get; init; }

    public required DateTimeOffset? ReleasedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was done, from the first.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>What can be done in this state, by whoever may.</summary>
    public required IReadOnlyList<DraftStep> Possible { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such draft that you may see.");

    public static DraftView Of(Draft draft) => new()
    {
        Id = draft.Id,
        DocumentId = draft.DocumentId,
        IsCorrection = draft.IsCorrection,
        Unit = draft.Unit,
        Division = draft.Division,
        State = draft.State,
        Urgent = draft.IsUrgent,
        Revision = draft.Revision,
        Content = draft.Content,
        SignedOn = draft.SignedOn,
        Number = draft.Number,
        IndexNumber = draft.IndexNumber,
        Disclosure = draft.Disclosure,
        Redacted = draft.RedactedBodyHash is not null,
        LegalOverride = draft.LegalOverride,
        Package = draft.Package,
        ScheduledFor = draft.ScheduledFor,
        ReleasedAt = draft.ReleasedAt,
        CreatedAt = draft.CreatedAt,
        Steps = [.. draft.Steps.Select(step => new StepView(step.Step, step.From, step.To, step.Revision, step.Duty, step.Person, step.OnBehalfOf, step.At, step.Opinion, step.Details))],
        Possible = [.. Transitions.PossibleIn(draft.State, draft.IsUrgent).Select(transition => transition.Step).Distinct()],
    };
}

internal sealed record StepView(
    DraftStep Step, DraftState From, DraftState To, int Revision, Duty? Duty, string Person, string? OnBehalfOf, DateTimeOffset At, string? Opinion, JsonObject? Details);

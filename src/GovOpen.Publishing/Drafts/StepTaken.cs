using System.Text.Json.Nodes;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Drafts;

/// <summary>One step of a draft, as it was taken. Never changed, never deleted: the file of the document.</summary>
internal sealed class StepTaken
{
    public required Guid DraftId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }

    public required DraftStep Step { get; init; }

    public required DraftState From { get; init; }

    public required DraftState To { get; init; }

    /// <summary>The version of the draft that it was taken upon.</summary>
    public required int Revision { get; init; }

    public Duty? Duty { get; init; }

    /// <summary>The account; null: the clock.</summary>
    public string? PersonId { get; init; }

    /// <summary>As records call them.</summary>
    public required string Person { get; init; }

    /// <summary>Who delegated the role in which it was done.</summary>
    public string? OnBehalfOf { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The opinion, the reasons, the remark.</summary>
    public string? Opinion { get; init; }

    /// <summary>What the step recorded beside it.</summary>
    public JsonObject? Details { get; init; }
}

namespace GovOpen.Interpretation.Interpretations;

/// <summary>One step of an interpretation, as it was taken. Never changed, never deleted.</summary>
internal sealed class StepTaken
{
    public required Guid InterpretationId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }

    public required InterpretationStep Step { get; init; }

    /// <summary>The revision that it was taken upon.</summary>
    public required int Revision { get; init; }

    /// <summary>The account; null: another service.</summary>
    public string? PersonId { get; init; }

    /// <summary>As records call them.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The reasons.</summary>
    public string? Remark { get; init; }
}

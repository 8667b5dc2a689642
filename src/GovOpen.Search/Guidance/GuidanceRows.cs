namespace GovOpen.Search.Guidance;

/// <summary>What staff said of a word, as the last event told it.</summary>
internal sealed class SynonymsRow
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required Guid Epoch { get; init; }

    public required long Version { get; init; }

    public required long AppliedSeq { get; init; }

    public required string Word { get; init; }

    /// <summary>Null: what came with the platform holds.</summary>
    public string[]? Terms { get; init; }
}

/// <summary>What staff put first for a question, as the last event told it.</summary>
internal sealed class BestBetsRow
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required Guid Epoch { get; init; }

    public required long Version { get; init; }

    public required long AppliedSeq { get; init; }

    public required string Question { get; init; }

    public required Guid[] DocumentIds { get; init; }
}

/// <summary>That somebody asked and found nothing.</summary>
internal sealed class UnansweredQuestionRow
{
    /// <summary>Masked.</summary>
    public required string Question { get; init; }

    /// <summary>A keyed hash of the network address and the question.</summary>
    public required byte[] Asker { get; init; }

    /// <summary>The last time.</summary>
    public required DateOnly AskedOn { get; init; }
}

namespace GovOpen.Hotline.Cases;

/// <summary>How often a code was tried for a receipt; beside the order, so that somebody who guesses is in nobody's way who works on it.</summary>
internal sealed class CodeAttempts
{
    public required Guid OrderId { get; init; }

    /// <summary>Wrong ones, and those that are not judged yet.</summary>
    public required int Count { get; init; }

    /// <summary>When the first of them was made; after an hour they count no more.</summary>
    public required DateTimeOffset Since { get; init; }
}

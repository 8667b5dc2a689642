namespace GovOpen.Contracts;

/// <summary>The same words in the two languages of the pages.</summary>
public sealed record Wording
{
    /// <summary>Chinese, which counts.</summary>
    public required string Zh { get; init; }

    /// <summary>English, for readers of other countries.</summary>
    public required string En { get; init; }
}

namespace GovOpen.Publishing.Documents;

/// <summary>A text, once, whoever has it in whatever version; apart from the log, so that one that must go can go everywhere.</summary>
internal sealed class Body
{
    /// <summary>SHA-256 of the text in UTF-8.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>Null once it was purged: the row stays, so that the text does not come back unseen.</summary>
    public string? Text { get; private init; }
}

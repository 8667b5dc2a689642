using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.CleanUps;
using GovOpen.Publishing.Documents;

namespace GovOpen.Publishing.Exchange;

/// <summary>
/// One line of the export of all that is public. The same state is always written in the same bytes: headed by the format, texts by
/// their hashes, the rest by its ids, and closed by counts and a hash, so that a file that was cut or changed is known for one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExportBegin), "export")]
[JsonDerivedType(typeof(ExportedBody), "body")]
[JsonDerivedType(typeof(ExportedDocument), "document")]
[JsonDerivedType(typeof(ExportedCleanUp), "cleanUp")]
[JsonDerivedType(typeof(ExportedRecord), "record")]
[JsonDerivedType(typeof(ExportEnd), "end")]
internal abstract record ExportLine
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);

    public static ExportLine? Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<ExportLine>(line, ContractJson.Options);
}

/// <param name="Format">Of all lines; another one is not loaded.</param>
internal sealed record ExportBegin(int Format) : ExportLine
{
    public const int Current = 1;
}

/// <param name="Hash">SHA-256 of the text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Text">Absent where it was purged.</param>
/// <param name="Purged">Whether it was, so that it does not come back unseen.</param>
internal sealed record ExportedBody(string Hash, string? Text, bool Purged) : ExportLine;

/// <summary>A document with every version that was ever public; what it is now is the last of them.</summary>
internal sealed record ExportedDocument : ExportLine
{
    public required Guid Id { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The account of the register that may change it.</summary>
    public string? Owner { get; init; }

    /// <summary>The unit that drafted it.</summary>
    public string? Unit { get; init; }

    public required PublishedFacts AsPublished { get; init; }

    /// <summary>Of what its source stated, in lower-case hexadecimal; empty for what was drafted.</summary>
    public required string ContentHash { get; init; }

    /// <summary>From the first; acts and relations stand in them.</summary>
    public required IReadOnlyList<DocumentPublished> Versions { get; init; }
}

/// <summary>A clean-up whose result is public.</summary>
internal sealed record ExportedCleanUp : ExportLine
{
    public required Guid Id { get; init; }

    public required string Unit { get; init; }

    public required string Division { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required CleanUpContent Content { get; init; }

    public required CleanUpPublished Published { get; init; }
}

/// <summary>A disclosure record with every version that was public, or, of a withdrawn one, that it was withdrawn and nothing else.</summary>
internal sealed record ExportedRecord : ExportLine
{
    public required Guid Id { get; init; }

    public required string Unit { get; init; }

    public required string Division { get; init; }

    public required IReadOnlyList<RecordPublished> Versions { get; init; }

    public RecordWithdrawn? Withdrawn { get; init; }
}

/// <param name="Bodies">Lines of this type; so the others.</param>
/// <param name="Documents">So.</param>
/// <param name="CleanUps">So.</param>
/// <param name="Records">So.</param>
/// <param name="Hash">SHA-256 of all lines before, their ends included, in lower-case hexadecimal.</param>
internal sealed record ExportEnd(long Bodies, long Documents, long CleanUps, long Records, string Hash) : ExportLine;

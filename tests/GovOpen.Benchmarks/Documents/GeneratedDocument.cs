using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Benchmarks.Documents;

/// <summary>A document that nobody issued. Its public properties are, by their names, those of a line of an import.</summary>
internal sealed record GeneratedDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string Issuer { get; init; }

    public required string DocNumber { get; init; }

    public required string IndexNumber { get; init; }

    public required string Theme { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string Division { get; init; }

    public required DateOnly WrittenOn { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>Null where only the text states it, and where nothing does.</summary>
    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? LastValidDay { get; init; }

    public DateOnly? RepealedOn { get; init; }

    public DateOnly? PartlyRepealedOn { get; init; }

    public IReadOnlyList<Suspension>? Suspensions { get; init; }

    /// <summary><c>effective</c>, <c>repealed</c> or <c>amended</c>.</summary>
    public required string Status { get; init; }

    public required string Text { get; init; }

    /// <summary>What an import makes of the dates, the text and the status.</summary>
    [JsonIgnore]
    public Validity Validity { get; init; } = new();

    /// <summary>Its line, with the line break.</summary>
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options), (byte)'\n'];
}

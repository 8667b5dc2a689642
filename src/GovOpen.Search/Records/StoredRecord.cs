using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Records;

/// <summary>A row of the projection: a disclosure record in its newest public version, or the tombstone of one.</summary>
internal sealed class StoredRecord
{
    public required Guid Id { get; init; }

    /// <summary>The service that it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The history of that service in which it was last confirmed.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>Newer wins within one history.</summary>
    public required long Version { get; init; }

    /// <summary>A tombstone: it stays, so that a late event does not bring it back, and holds nothing of what was public.</summary>
    public bool Removed { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    public string? WithdrawalReason { get; init; }

    public string Type { get; init; } = "";

    /// <summary>A <see cref="Wording"/> as JSON; so are the other names.</summary>
    public string TypeName { get; init; } = "";

    public string ColumnKey { get; init; } = "";

    public string ColumnName { get; init; } = "";

    public string Title { get; init; } = "";

    public string Issuer { get; init; } = "";

    public string Division { get; init; } = "";

    public int Year { get; init; }

    public string? Organiser { get; init; }

    public string? Result { get; init; }

    public string? ResultName { get; init; }

    public string[] Tags { get; init; } = [];

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Everything that a word may be looked for in.</summary>
    public string Text { get; init; } = "";

    /// <summary>The contract that it was made from, as JSON.</summary>
    public string Content { get; init; } = "{}";

    public RecordPublished Published() => JsonSerializer.Deserialize<RecordPublished>(Content, ContractJson.Options)!;

    public RecordHit Hit() => new()
    {
        Id = Id,
        Type = Type,
        TypeName = Names(TypeName)!,
        Column = ColumnKey,
        Title = Title,
        Issuer = Issuer,
        Division = Division,
        Year = Year,
        Organiser = Organiser,
        Result = Result,
        ResultName = Names(ResultName),
        Tags = Tags,
        PublishedOn = PublishedOn!.Value,
        Url = UrlOf(Id),
    };

    public static string UrlOf(Guid id) => "/records/" + id;

    public static Wording? Names(string? json) => string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<Wording>(json, ContractJson.Options);
}

using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Search.Entries;

/// <summary>A row of the projection: what the public may see of one thing, in its newest version.</summary>
internal sealed class Entry
{
    public required Guid Id { get; init; }

    /// <summary>The service that it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The history of that service in which it was last confirmed.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>Newer wins within one history.</summary>
    public required long Version { get; init; }

    /// <summary>The order in which changes were committed here; the index follows it.</summary>
    public long AppliedSeq { get; init; }

    /// <summary>A tombstone: it stays, so that a late event does not bring it back.</summary>
    public bool Removed { get; init; }

    public required string Title { get; init; }

    /// <summary>See <see cref="DocumentNumber.KeyOf"/>.</summary>
    public string? NumberKey { get; init; }

    /// <summary>The contract that it was made from, as JSON.</summary>
    public required string Content { get; init; }

    public required string Body { get; init; }

    /// <summary>Of the transaction that published it, so that its trace ends in the index.</summary>
    public string? TraceParent { get; init; }

    public DocumentPublished Document() => DocumentOf(Content);

    public static DocumentPublished DocumentOf(string content) => JsonSerializer.Deserialize<DocumentPublished>(content, ContractJson.Options)!;
}

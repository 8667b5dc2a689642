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

    /// <summary>Taken off the public site: it is told of at its address alone.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The first day on which it is public; null: before all days.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>When its source recorded what it is now.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required string Title { get; init; }

    /// <summary>See <see cref="DocumentNumber.KeyOf"/>.</summary>
    public string? NumberKey { get; init; }

    public string? Issuer { get; init; }

    public string? Theme { get; init; }

    /// <summary>See <see cref="Contracts.Eli"/>.</summary>
    public string? Eli { get; init; }

    /// <summary>The contract that it was made from, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The text that counts on the day of the version; empty where it had to be taken out.</summary>
    public required string Body { get; set; }

    /// <summary>Its other texts by their hashes, as a JSON object.</summary>
    public string Texts { get; set; } = "{}";

    /// <summary>The hashes of those of its texts that had to be taken out.</summary>
    public string[] Purged { get; set; } = [];

    /// <summary>Of the transaction that published it, so that its trace ends in the index.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The name by which others cite it, see <see cref="Citations"/>; null until its texts were read for citations.</summary>
    public string? CitedAs { get; init; }

    /// <summary>The names that it cites with their weights, as a JSON object; null until its texts were read for citations.</summary>
    public string? Cites { get; init; }

    /// <summary>How many cite it, see <see cref="CountCitations"/>.</summary>
    public int CitedLevel { get; init; }

    /// <summary>Forgets those of its texts that are among these.</summary>
    public void TakeOut(IReadOnlySet<string> hashes)
    {
        var document = Document();
        Purged = [.. Purged.Union(document.TextHashes().Where(hashes.Contains))];
        if (Purged.Contains(document.BodyHash)) Body = "";
        Texts = JsonSerializer.Serialize(TextsOf(Texts).Where(text => !Purged.Contains(text.Key)).ToDictionary(), ContractJson.Options);
    }

    public DocumentPublished Document() => DocumentOf(Content);

    /// <summary>A text by its hash; null if it is none of the entry's, or had to be taken out.</summary>
    public string? TextOf(string hash) =>
        Purged.Contains(hash) ? null : Document().BodyHash == hash ? Body : TextsOf(Texts).GetValueOrDefault(hash);

    public static Dictionary<string, string> TextsOf(string texts) => JsonSerializer.Deserialize<Dictionary<string, string>>(texts, ContractJson.Options)!;

    public static DocumentPublished DocumentOf(string content) => JsonSerializer.Deserialize<DocumentPublished>(content, ContractJson.Options)!;
}

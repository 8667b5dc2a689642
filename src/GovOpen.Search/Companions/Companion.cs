using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Companions;

/// <summary>
/// A row of the projection beside documents: what explains one of them, in its newest public version. It has no validity of its own:
/// what rests on a document ends with it, so the index reads it again whenever the document changes.
/// </summary>
internal sealed class Companion
{
    public required Guid Id { get; init; }

    /// <summary>The service whose release made it public.</summary>
    public required string Source { get; init; }

    /// <summary>The history of that service in which it was last confirmed.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>Newer wins within one history.</summary>
    public required long Version { get; init; }

    /// <summary>In one order with <see cref="Entry.AppliedSeq"/>.</summary>
    public long AppliedSeq { get; init; }

    /// <summary>A tombstone.</summary>
    public bool Removed { get; init; }

    /// <summary>The document that it explains.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    public required string Title { get; init; }

    /// <summary>A <see cref="SealedInterpretation"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Of the transaction that released it.</summary>
    public string? TraceParent { get; init; }

    public SealedInterpretation Interpretation() => InterpretationOf(Content);

    public static SealedInterpretation InterpretationOf(string content) => JsonSerializer.Deserialize<SealedInterpretation>(content, ContractJson.Options)!;

    /// <summary>The dated facts of what rests on a document: its own, from the day on which it became public itself.</summary>
    public static Validity ValidityOf(Validity document, DateTimeOffset releasedAt)
    {
        var released = ShanghaiDay.Of(releasedAt);
        return document with { PublishedOn = document.PublishedOn > released ? document.PublishedOn : released };
    }

    /// <summary>What the index holds of it.</summary>
    public static IndexedEntry Indexed(Guid id, string content, DateTimeOffset releasedAt, DocumentPublished document)
    {
        var interpretation = InterpretationOf(content);
        Passage[] passages = [.. interpretation.Sections.SelectMany(section => Passages.Of(section.Text).Select(passage => passage with { Label = Labels.OfAspect(section.Aspect) }))];
        return new()
        {
            Id = id,
            SourceId = id.ToString(),
            Type = EntryType.Interpretation,
            Kind = document.Kind,
            Title = interpretation.Title,
            Issuer = interpretation.Unit,
            Division = interpretation.Division,
            Theme = document.Theme,
            Tags = document.Tags,
            Validity = ValidityOf(document.Validity, releasedAt),
            Prior = Prior.Of(passages.Length, citations: 0),
            Passages = passages,
        };
    }
}

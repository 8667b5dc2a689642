using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>What the index knows of a document, an interpretation, an answer or a published result.</summary>
internal sealed record IndexedEntry
{
    public required Guid Id { get; init; }

    public required string SourceId { get; init; }

    public required EntryType Type { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>发文字号, as it is shown.</summary>
    public string? Number { get; init; }

    /// <summary><see cref="DocumentNumber.KeyOf"/> of <see cref="Number"/>: by it, a number that was typed is found.</summary>
    public string? NumberKey { get; init; }

    public string? Issuer { get; init; }

    public string? Division { get; init; }

    public string? Theme { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DocumentForm? Form { get; init; }

    public DateOnly? WrittenOn { get; init; }

    public required Validity Validity { get; init; }

    /// <summary>Added to the score of whatever matches: what is known of the entry before anything is asked. See <see cref="Indexing.Prior"/>.</summary>
    public double Prior { get; init; }

    /// <summary>
    /// All its texts in the pieces that are ranked; where texts count on some days only, there is one for every day. Empty in a hit:
    /// there the best one stands beside the entry.
    /// </summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];
}

/// <summary>An article (条) or another piece of a text.</summary>
/// <param name="Label">第三条; empty where the text is not divided.</param>
/// <param name="Text">Without the label.</param>
/// <param name="Days">On which it counts; null: on all.</param>
internal sealed record Passage(string Label, string Text, TextPeriod? Days = null);

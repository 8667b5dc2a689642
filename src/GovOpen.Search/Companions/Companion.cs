using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Companions;

/// <summary>
/// A row of the projection beside documents: an interpretation, an answer or a result in its newest public version. It has no end of its own but what
/// its unit says: what rests on documents ends with them, so the index reads it again whenever one of them changes.
/// </summary>
internal sealed class Companion
{
    public required Guid Id { get; init; }

    public required EntryType Type { get; init; }

    /// <summary>The service whose log made it public.</summary>
    public required string Source { get; init; }

    /// <summary>The history of that service in which it was last confirmed.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>Newer wins within one history.</summary>
    public required long Version { get; init; }

    /// <summary>In one order with <see cref="Entry.AppliedSeq"/>.</summary>
    public long AppliedSeq { get; init; }

    /// <summary>A tombstone.</summary>
    public bool Removed { get; init; }

    /// <summary>The documents that it explains, or whose clauses it answers with.</summary>
    public required Guid[] RestsOn { get; init; }

    /// <summary>The text of its document that an interpretation explains, as <see cref="DocumentPublished.BodyHash"/>.</summary>
    public string? ExplainsHash { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    public required string Title { get; init; }

    /// <summary>A <see cref="SealedInterpretation"/>, an <see cref="AnswerPublished"/> or a <see cref="PublishedResult"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Why it holds no more, where its unit took it back or what it rests on changed; null: it was not retired.</summary>
    public string? RetiredBecause { get; init; }

    /// <summary>Of the transaction that released it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>As the projection names it.</summary>
    public static EntryType TypeOf(string name) => CamelCase.TryParse<EntryType>(name, out var type) ? type : throw new InvalidDataException($"“{name}” is no type of entry.");

    /// <summary>Its dated facts: those of all that it rests on, from the day on which it became public itself, and what its unit says.</summary>
    public static Validity ValidityOf(EntryType type, string content, DateTimeOffset releasedAt, IReadOnlyCollection<Validity> bases)
    {
        var own = new Validity { PublishedOn = ShanghaiDay.Of(releasedAt), EffectiveOn = DateOnly.MinValue };
        if (type == EntryType.Answer) own = AnswerOf(content) is var answer ? own with { EffectiveOn = answer.ValidFrom ?? DateOnly.MinValue, LastValidDay = answer.ValidTo } : own;
        return Validity.Together([own, .. bases]);
    }

    public static SealedInterpretation InterpretationOf(string content) => JsonSerializer.Deserialize<SealedInterpretation>(content, ContractJson.Options)!;

    public static AnswerPublished AnswerOf(string content) => JsonSerializer.Deserialize<AnswerPublished>(content, ContractJson.Options)!;

    public static PublishedResult ResultOf(string content) => JsonSerializer.Deserialize<PublishedResult>(content, ContractJson.Options)!;

    /// <summary>What the index holds of it.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="type">What it is.</param>
    /// <param name="content">What it says.</param>
    /// <param name="releasedAt">When it became public.</param>
    /// <param name="documents">What it rests on; the first one lends it kind, theme and tags. A result has tags of its own, and need not name any.</param>
    public static IndexedEntry Indexed(Guid id, EntryType type, string content, DateTimeOffset releasedAt, IReadOnlyList<DocumentPublished> documents)
    {
        var (title, unit, division, passages) = type switch
        {
            EntryType.Answer => Said(AnswerOf(content)),
            EntryType.Result => Said(ResultOf(content)),
            _ => Said(InterpretationOf(content)),
        };
        return new()
        {
            Id = id,
            SourceId = id.ToString(),
            Type = type,
            Kind = documents.Count > 0 ? documents[0].Kind : DocumentKind.OtherDocument,
            Title = title,
            Issuer = unit,
            Division = division,
            Theme = documents.Count > 0 ? documents[0].Theme : null,
            Tags = type == EntryType.Result ? ResultOf(content).Class?.Split('/') ?? [] : documents[0].Tags,
            Validity = ValidityOf(type, content, releasedAt, [.. documents.Select(document => document.Validity)]),
            Prior = Prior.Of(passages.Count, citations: 0),
            Passages = passages,
        };
    }

    private static (string Title, string Unit, string? Division, IReadOnlyList<Passage> Passages) Said(SealedInterpretation interpretation) => (
        interpretation.Title, interpretation.Unit, interpretation.Division,
        [.. interpretation.Sections.SelectMany(section => Passages.Of(section.Text).Select(passage => passage with { Label = Labels.OfAspect(section.Aspect) }))]);

    /// <summary>A question is asked in many ways: each stands before the answer, so that a passage has the words of both.</summary>
    private static (string Title, string Unit, string? Division, IReadOnlyList<Passage> Passages) Said(AnswerPublished answer) => (
        answer.Question, answer.Unit, answer.Division,
        [new("", answer.Answer), .. answer.SimilarQuestions.Select(similar => new Passage("", similar)), .. answer.Basis.Select(basis => new Passage(basis.Clause, basis.Quote))]);

    private static (string Title, string Unit, string? Division, IReadOnlyList<Passage> Passages) Said(PublishedResult result) => (
        result.Title, result.Unit, result.Division, [.. Passages.Of(result.Question), .. Passages.Of(result.Answer)]);
}

using System.Text.Json.Serialization;
using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>An answer or an interpretation as 12345 gets it, whether it asks, reads the changes or has them sent.</summary>
/// <param name="Id">Of the answer or interpretation.</param>
/// <param name="Type"><see cref="EntryType.Answer"/> or <see cref="EntryType.Interpretation"/>.</param>
/// <param name="Version">That is public.</param>
/// <param name="Question">The question; of an interpretation its title.</param>
/// <param name="Answer">What to say.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="ValidTo">The last day, as far as it is known.</param>
/// <param name="Score">Where a question was asked: higher is better; comparable within one answer only.</param>
public sealed record KnowledgeEntry(
    Guid Id, EntryType Type, long Version, string Question, string Answer, IReadOnlyList<KnowledgeBasis> Basis, DateOnly? ValidFrom, DateOnly? ValidTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Score = null)
{
    /// <summary>An answer, which its unit may have dated.</summary>
    /// <param name="answer">Itself.</param>
    /// <param name="lastDay">Of it and of all that it rests on, as far as it is known.</param>
    public static KnowledgeEntry Of(AnswerPublished answer, DateOnly? lastDay)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(
            answer.AnswerId, EntryType.Answer, answer.Version, answer.Question, answer.Answer,
            [.. answer.Basis.Select(basis => new KnowledgeBasis(basis.DocumentId, basis.Title, basis.Number, basis.Clause, basis.Quote))],
            answer.ValidFrom ?? ShanghaiDay.Of(answer.PublishedAt), lastDay);
    }

    /// <summary>An interpretation, which holds as long as its document is in force.</summary>
    /// <param name="interpretation">Itself.</param>
    /// <param name="releasedAt">When it became public.</param>
    /// <param name="title">Of the document.</param>
    /// <param name="number">Of the document.</param>
    /// <param name="document">The document's dated facts.</param>
    public static KnowledgeEntry Of(SealedInterpretation interpretation, DateTimeOffset releasedAt, string title, string? number, Validity document)
    {
        ArgumentNullException.ThrowIfNull(interpretation);
        ArgumentNullException.ThrowIfNull(document);
        var released = ShanghaiDay.Of(releasedAt);
        return new(
            interpretation.InterpretationId, EntryType.Interpretation, interpretation.Version, interpretation.Title, string.Join("\n\n", interpretation.Sections.Select(section => section.Text)),
            [new(interpretation.DocumentId, title, number, "", "")], document.EffectiveOn > released ? document.EffectiveOn : released, document.LastDay());
    }
}

/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">发文字号, where it has one.</param>
/// <param name="Clause">第三条; empty: the whole document.</param>
/// <param name="Quote">Word for word; empty: the whole document.</param>
public sealed record KnowledgeBasis(Guid DocumentId, string Title, string? Number, string Clause, string Quote);

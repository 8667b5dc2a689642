using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Companions;

/// <summary>Answers and interpretations as 12345 gets them.</summary>
internal static class KnowledgeEntries
{
    public static KnowledgeEntry Of(PublicCompanion found, string? passage, double score)
    {
        var companion = found.Companion;
        if (companion.Type == EntryType.Answer)
        {
            var answer = Companion.AnswerOf(companion.Content);
            return new(
                companion.Id, companion.Type, companion.Version, answer.Question, answer.Answer, [.. answer.Basis.Select(basis => new KnowledgeBasis(basis.DocumentId, basis.Number, basis.Clause, basis.Quote))],
                answer.ValidFrom ?? ShanghaiDay.Of(companion.ReleasedAt), LastDayOf(found.Facts), score);
        }

        var interpretation = Companion.InterpretationOf(companion.Content);
        return new(
            companion.Id, companion.Type, companion.Version, interpretation.Title, passage ?? interpretation.Sections[0].Text, [.. found.Documents.Select(document => new KnowledgeBasis(document.DocumentId, document.Number, "", ""))],
            ShanghaiDay.Of(companion.ReleasedAt), LastDayOf(found.Facts), score);
    }

    /// <summary>The last day of force, as far as it is known.</summary>
    public static DateOnly? LastDayOf(Validity facts) => facts.RepealedOn?.AddDays(-1) is { } repealed && !(facts.LastValidDay < repealed) ? repealed : facts.LastValidDay;
}

using System.Globalization;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>What the score of a hit is the sum of, worked out anew from its text.</summary>
internal static class Explanation
{
    /// <returns>What was found, what adds most first; then what adds to any match.</returns>
    public static IReadOnlyList<ScorePart> Of(RankedHit hit, Segment segment, Passage? passage, QueryPlan plan, QueryTokens tokens)
    {
        if (plan.MatchesAll) return [];

        var unit = new UnitTerms();
        unit.Begin(segment.Entries[hit.Document].Title);
        unit.Read(passage ?? new("", ""));
        var parts = plan.Matching.Concat(plan.Scoring)
            .Select(term => (Term: term, Place: unit.Keys.BinarySearch(term.Key)))
            .Where(found => found.Place >= 0)
            .Select(found => Part(found.Term, tokens[found.Term.Key], unit.Counts[found.Place], unit, plan))
            .OrderByDescending(part => part.Adds)
            .ToList();

        parts.Add(OfPrior(segment.Columns.Priors[hit.Document]));
        parts.AddRange(OfNames(plan.Forced[hit.Segment].Find(forced => forced.Document == hit.Document)));
        return parts;
    }

    public static ScorePart OfPrior(double prior) => new(ScorePartKind.Prior, null, prior, "its length, and how many documents name it");

    public static IReadOnlyList<ScorePart> OfNames(ForcedDocument exact)
    {
        var parts = new List<ScorePart>();
        if (exact.ForTitle > 0) parts.Add(new(ScorePartKind.WholeTitle, null, exact.ForTitle, "its title was typed in whole"));
        if (exact.ForNumber > 0) parts.Add(new(ScorePartKind.Number, null, exact.ForNumber, "its number was typed"));
        if (exact.ForBestBet > 0) parts.Add(new(ScorePartKind.BestBet, null, exact.ForBestBet, "staff put it before the others"));
        return parts;
    }

    private static ScorePart Part(PlannedTerm term, QueryTerm asked, int count, UnitTerms unit, QueryPlan plan)
    {
        var length = term.Channel == Channel.Pairs ? unit.PairLength : unit.CharacterLength;
        var adds = Bm25.Impact(term.Scale, count, length, plan.PerLength[(int)term.Channel]) * Bm25.Part;
        var detail = string.Create(CultureInfo.InvariantCulture, $"asked {asked.Typed} times and {asked.Expanded} as another word for it, found {count} times among {length}; {term.Frequency} passages hold it");
        return new(asked.Typed > 0 ? ScorePartKind.Term : ScorePartKind.Synonym, TermKey.TextOf(term.Key), adds, detail);
    }
}

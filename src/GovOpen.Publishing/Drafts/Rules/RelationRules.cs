using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts.Rules;

/// <summary>
/// Whether a document may do to another what its draft says, and rest upon what it names. Effects need one document that is public and
/// alive, of no higher rank (立法法第九十九条以下) and within the drafting unit's division; a basis must be usable on the day on which the
/// draft takes effect (国办函: 未公开的文件不得作为依据).
/// </summary>
internal static class RelationRules
{
    /// <summary>What a draft can say; the inverse ones are said of the other document.</summary>
    public static bool CanBeDrafted(RelationType type) =>
        type is not (RelationType.RepealedBy or RelationType.AmendedBy or RelationType.ExtendedBy or RelationType.Corrects);

    /// <summary>What changes the other document.</summary>
    public static bool HasEffect(RelationType type) => type is RelationType.Repeals or RelationType.Amends or RelationType.Extends;

    /// <summary>What the other document must be in force for.</summary>
    public static bool IsBasis(RelationType type) => type is RelationType.BasedOn or RelationType.Implements or RelationType.Cites;

    /// <param name="Relation">As drafted.</param>
    /// <param name="Found">All of ours that its target may be and the public can read.</param>
    /// <param name="TextOfTarget">The target's text, where articles of it are named.</param>
    public sealed record Case(DraftRelation Relation, IReadOnlyList<Document> Found, string? TextOfTarget);

    /// <summary>What is wrong with the relations of a draft, by field.</summary>
    public static IEnumerable<FieldError> ErrorsOf(Draft draft, DraftContent content, string text, IReadOnlyList<Case> cases, DateOnly today)
    {
        var own = Articles.Split(text).Select(article => article.Anchor).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < cases.Count; i++)
        {
            var (relation, found, textOfTarget) = cases[i];
            if (draft.IsCorrection && HasEffect(relation.Type)) yield return At(i, "type", "changes another document; a correction sets right what was printed and changes no other.");
            if (relation.On < EffectiveDay(content, today) && HasEffect(relation.Type)) yield return At(i, "on", string.Create(CultureInfo.InvariantCulture, $"is {relation.On:yyyy-MM-dd}, before this document takes effect, {EffectiveDay(content, today):yyyy-MM-dd} at the earliest."));
            if (relation.Articles?.FirstOrDefault(anchor => !own.Contains(anchor)) is { } unknown) yield return At(i, "articles", $"“{unknown}” is no article of this text.");
            if (relation.TargetArticles is { Count: > 0 } named && textOfTarget is not null)
            {
                var theirs = Articles.Split(textOfTarget).Select(article => article.Anchor).ToHashSet(StringComparer.Ordinal);
                if (named.FirstOrDefault(anchor => !theirs.Contains(anchor)) is { } missing) yield return At(i, "targetArticles", $"“{missing}” is no article of 《{found[0].Title}》.");
            }

            if (TargetErrorOf(draft, content, relation, found, today) is { } reason) yield return At(i, "target", reason);
        }

        // Two amendments each bring a whole text, of which only one could count.
        var twice = cases.Where(one => one.Relation.TargetId is not null && HasEffect(one.Relation.Type) && (one.Relation.Type == RelationType.Amends || one.Relation.TargetArticles is null))
            .GroupBy(one => (one.Relation.Type, one.Relation.TargetId)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) yield return new("relations", $"“{twice.First().Relation.Target}” is named twice for the same effect; put both into one.");
    }

    /// <summary>What the relation does to its target, as an act.</summary>
    public static Act ActOf(DraftRelation relation, DateOnly effectiveOn, string by, Guid byId, DateTimeOffset now) => new()
    {
        Type = relation.Type switch
        {
            RelationType.Repeals => relation.TargetArticles is { Count: > 0 } ? ActType.PartlyRepealed : ActType.Repealed,
            RelationType.Amends => ActType.Amended,
            RelationType.Extends => ActType.Extended,
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation.Type, "It has no effect."),
        },
        On = relation.On ?? effectiveOn,
        Until = relation.Until,
        Articles = relation.TargetArticles is { Count: > 0 } articles ? articles : null,
        BodyHash = relation.BodyHash,
        By = by,
        ById = byId,
        RecordedAt = now,
    };

    private static string? TargetErrorOf(Draft draft, DraftContent content, DraftRelation relation, IReadOnlyList<Document> found, DateOnly today)
    {
        if (found.Any(document => document.Id == draft.DocumentId)) return "is this document itself.";
        var effectiveOn = EffectiveDay(content, today);
        if (IsBasis(relation.Type)) return BasisErrorOf(relation, found, today, effectiveOn);
        if (!HasEffect(relation.Type)) return null;

        if (found.Count == 0) return $"“{relation.Target}” is no public document here: unknown, or not published.";
        if (found.Count > 1) return $"“{relation.Target}” is borne by {found.Count} documents; say which by targetId.";

        var target = found[0];
        if (content.Kind > target.Kind) return $"《{target.Title}》 is of higher rank; {CamelCase.Of(content.Kind)} cannot change {CamelCase.Of(target.Kind)}.";
        if (relation.Type == RelationType.Extends && !Authority.IsOwn(draft.Unit, draft.Division, target)) return $"《{target.Title}》 is {target.Issuer ?? "nobody"}'s; only its own organ extends it.";
        if (!Authority.MayChange(draft.Unit, draft.Division, target)) return $"《{target.Title}》 ({target.Issuer}, {target.Division ?? "no division"}) lies outside of what {draft.Unit} may change.";
        return target.RefusalOf(ActOf(relation, effectiveOn, content.Title, draft.DocumentId, DateTimeOffset.MinValue), today)?.Sentence;
    }

    /// <summary>From which day on a draft that is released today would count.</summary>
    private static DateOnly EffectiveDay(DraftContent content, DateOnly today) => content.EffectiveOn > today ? content.EffectiveOn.Value : today;

    private static string? BasisErrorOf(DraftRelation relation, IReadOnlyList<Document> found, DateOnly today, DateOnly effectiveOn)
    {
        var check = BasisRule.Decide([.. found.Select(document => new Candidate(document.Id, document.Title, document.Number, document.Validity))], today, effectiveOn);
        if (check.Usable) return null;
        // Of a document that is partly repealed, what is left may be cited, article by article.
        if (check.Validity == ValidityStatus.PartiallyInForce && found is [var one] && relation.TargetArticles is { Count: > 0 } cited)
        {
            var struck = one.Acts.Where(act => act.Type == ActType.PartlyRepealed && act.On <= effectiveOn).SelectMany(act => act.Articles ?? []).ToHashSet(StringComparer.Ordinal);
            if (struck.Count > 0 && !cited.Any(struck.Contains)) return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"“{relation.Target}” cannot be relied on on {effectiveOn:yyyy-MM-dd}: {string.Join("；", check.Reasons.Select(reason => reason.Text))}.");
    }

    private static FieldError At(int index, string field, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"relations[{index}].{field}"), reason);
}

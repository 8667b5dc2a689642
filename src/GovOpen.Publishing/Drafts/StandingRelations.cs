using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Whether what a draft rests upon and does to others still holds: a basis may have lapsed since it was written.</summary>
internal static class StandingRelations
{
    /// <summary>Why it does not; else what each relation means now, beside the text that was looked at.</summary>
    public static async Task<(Refusal? Refusal, IReadOnlyList<RelationRules.Case> Cases, string Text)> OfAsync(PublishingDb db, Draft draft, DateOnly today, CancellationToken ct)
    {
        var cases = await ReadRelations.OfAsync(db, draft.Content.Relations, today, ct);
        var text = await BodyTexts.ReadAsync(db, draft.Content.BodyHash, ct);
        var errors = RelationRules.ErrorsOf(draft, draft.Content, text, cases, today).ToList();
        return (errors.Count == 0 ? null : new("relations-do-not-hold", string.Join(" ", errors.Select(error => $"{error.Field}: {error.Reason}"))), cases, text);
    }
}

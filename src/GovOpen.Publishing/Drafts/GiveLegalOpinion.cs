using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>The legal reviewer finds the text lawful, and may allow a period of validity beyond the sunset rule's. Who does not returns it.</summary>
internal static class GiveLegalOpinion
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Opinion">In favour.</param>
    /// <param name="OverrideReason">Why it may be valid for longer than the rule allows; null: it may not.</param>
    public sealed record Request(int Revision, string Opinion, string? OverrideReason = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("opinion", request.Opinion, 2, 10_000);
        if (request.OverrideReason is not null) errors.Text("overrideReason", request.OverrideReason, 5, 500);
        if (errors.Any) return errors.AsProblem();

        return await ChangeDraft.TakeAsync(id, DraftStep.GiveLegalOpinion, request.Revision, request.Opinion, services, ct, async (draft, now, stop) =>
        {
            draft.AllowBeyondRule(request.OverrideReason);
            var text = await BodyTexts.ReadAsync(services.Db, draft.Content.BodyHash, stop);
            var (today, rules) = (ShanghaiDay.Of(now), services.Options.Value.SunsetRules);
            var cases = await ReadRelations.OfAsync(services.Db, draft.Content.Relations, today, stop);
            return (DraftRules.FactsOf(draft, text, rules, today).Refusal ?? DraftRules.ExtensionsOf(draft, cases, rules, today)) is { } refusal
                ? Outcome.Refused(refusal)
                : Outcome.Done(request.OverrideReason is null ? null : new { request.OverrideReason });
        });
    }
}

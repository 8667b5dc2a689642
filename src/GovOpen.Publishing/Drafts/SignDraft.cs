using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>签发 by the unit's principal or a delegate whose delegation is recorded. Its day becomes the day of writing (成文日期).</summary>
internal static class SignDraft
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.Sign, request.Revision, null, services, ct, async (draft, now, stop) =>
        {
            draft.SignOn(ShanghaiDay.Of(now));
            var text = await BodyTexts.ReadAsync(services.Db, draft.Content.BodyHash, stop);
            return DraftRules.FactsOf(draft, text, services.Options.Value.SunsetRules, ShanghaiDay.Of(now)).Refusal is { } refusal ? Outcome.Refused(refusal) : Outcome.Done();
        });
}

using GovOpen.Contracts;
using GovOpen.Publishing.Drafts.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Hands a draft on to the legal review, which takes five to fifteen working days (国办发〔2018〕115号).</summary>
internal static class SubmitDraft
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    private const int LegalReviewWorkingDays = 15;

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.Submit, request.Revision, null, services, ct, async (draft, now, stop) =>
        {
            if (DraftRules.SubmissionOf(draft, services.Calendar) is { } refusal) return Outcome.Refused(refusal);
            if ((await StandingRelations.OfAsync(services.Db, draft, ShanghaiDay.Of(now), stop)).Refusal is { } lapsed) return Outcome.Refused(lapsed);
            var due = services.Calendar.Due(ShanghaiDay.Of(now), LegalReviewWorkingDays);
            return Outcome.Done(new { legalReviewDueOn = due.Due, due.Provisional });
        });
}

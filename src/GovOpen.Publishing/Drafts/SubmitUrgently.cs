using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Hands a draft on by the short way, with the emergency as the reason: no legal review, one review, no proofs, secrecy as always.</summary>
internal static class SubmitUrgently
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">The emergency.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();
        return await ChangeDraft.TakeAsync(id, DraftStep.SubmitUrgently, request.Revision, request.Reason, services, ct, async (draft, now, stop) =>
        {
            if ((await StandingRelations.OfAsync(services.Db, draft, ShanghaiDay.Of(now), stop)).Refusal is { } lapsed) return Outcome.Refused(lapsed);
            draft.GoUrgently();
            return Outcome.Done();
        });
    }
}

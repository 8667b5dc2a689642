using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>作废: nothing comes of it. A number that it bears becomes void with the same reason, and stays on record.</summary>
internal static class AbandonDraft
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();
        return await ChangeDraft.TakeAsync(id, DraftStep.Abandon, request.Revision, request.Reason, services, ct, async (draft, now, stop) =>
        {
            var number = await services.Db.RegisterNumbers.SingleOrDefaultAsync(n => n.DraftId == draft.Id, stop);
            number?.BecomeVoid(request.Reason, now);
            return Outcome.Done();
        });
    }
}

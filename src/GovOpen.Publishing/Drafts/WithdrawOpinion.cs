using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Who gave an opinion takes it back while the text is not out: the draft waits for that opinion again.</summary>
internal static class WithdrawOpinion
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 10_000);
        return errors.Any ? errors.AsProblem() : await ChangeDraft.TakeAsync(id, DraftStep.WithdrawOpinion, request.Revision, request.Reason, services, ct);
    }
}

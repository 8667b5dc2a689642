using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>退回: back to the drafters, with reasons. All opinions are asked for anew.</summary>
internal static class ReturnDraft
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">What must change.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 10_000);
        return errors.Any ? errors.AsProblem() : await ChangeDraft.TakeAsync(id, DraftStep.Return, request.Revision, request.Reason, services, ct);
    }
}

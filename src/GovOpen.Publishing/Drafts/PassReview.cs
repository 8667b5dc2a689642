using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>One of the three reviews (三审): the text may go on. Who thinks otherwise returns it.</summary>
internal static class PassReview
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Opinion">Remarks.</param>
    public sealed record Request(int Revision, string? Opinion = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.Opinion is not null) errors.Text("opinion", request.Opinion, 1, 10_000);
        return errors.Any ? errors.AsProblem() : await ChangeDraft.TakeAsync(id, DraftStep.PassReview, request.Revision, request.Opinion, services, ct);
    }
}

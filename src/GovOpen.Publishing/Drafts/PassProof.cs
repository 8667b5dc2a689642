using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>One of the three proofs (三校): the text is free of mistakes.</summary>
internal static class PassProof
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Opinion">Remarks.</param>
    public sealed record Request(int Revision, string? Opinion = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.Opinion is not null) errors.Text("opinion", request.Opinion, 1, 10_000);
        return errors.Any ? errors.AsProblem() : await ChangeDraft.TakeAsync(id, DraftStep.PassProof, request.Revision, request.Opinion, services, ct);
    }
}

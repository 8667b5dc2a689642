using GovOpen.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Documents;

/// <summary>Takes a published document off the public site, because it should not have been published; a repeal is an act of law. Its address stays and says since when and why.</summary>
internal static class WithdrawDocument
{
    public static Task<Results<Ok<DocumentLine>, ProblemHttpResult>> Handle(Guid id, ReasonedChange request, DocumentServices services, CancellationToken ct) =>
        ChangeDocument.ForReasonAsync(id, ActType.Withdrawn, request, services, ct);
}

using GovOpen.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Documents;

/// <summary>Takes a published document off the public site for good: its address says that it is gone, since when and why.</summary>
internal static class RemoveDocument
{
    public static Task<Results<Ok<DocumentLine>, ProblemHttpResult>> Handle(Guid id, ReasonedChange request, DocumentServices services, CancellationToken ct) =>
        ChangeDocument.ForReasonAsync(id, ActType.Gone, request, services, ct);
}

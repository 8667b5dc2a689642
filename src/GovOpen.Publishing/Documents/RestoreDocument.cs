using GovOpen.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Documents;

/// <summary>Makes public again what was withdrawn.</summary>
internal static class RestoreDocument
{
    public static Task<Results<Ok<DocumentLine>, ProblemHttpResult>> Handle(Guid id, ReasonedChange request, DocumentServices services, CancellationToken ct) =>
        ChangeDocument.ForReasonAsync(id, ActType.Restored, request, services, ct);
}

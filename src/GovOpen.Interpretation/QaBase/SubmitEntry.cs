using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>送审</summary>
internal static class SubmitEntry
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Request request, QaServices services, CancellationToken ct) => ChangeEntry.TakeAsync(
        id, QaStep.Submit, StaffAction.WriteInterpretations, request.Revision, reason: null, services,
        (entry, now) =>
        {
            entry.Submit(services.Actor, now);
            return null;
        },
        ct);
}

using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>退回: back to who wrote it, with reasons.</summary>
internal static class ReturnEntry
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">What must change.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Request request, QaServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 10_000);
        if (errors.Any) return errors.AsProblem();

        return await ChangeEntry.TakeAsync(
            id, QaStep.Return, StaffAction.ReviewInterpretations, request.Revision, request.Reason, services,
            (entry, now) =>
            {
                entry.Return(request.Reason.Trim(), services.Actor, now);
                return null;
            },
            ct);
    }
}

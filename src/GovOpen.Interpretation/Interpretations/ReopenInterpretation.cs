using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>重新修改: what was approved is written anew, because its document changed or a mistake was found. What is public stays until the next version is released.</summary>
internal static class ReopenInterpretation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 10_000);
        if (errors.Any) return errors.AsProblem();

        return await ChangeInterpretation.TakeAsync(
            id, InterpretationStep.Reopen, StaffAction.WriteInterpretations, request.Revision, request.Reason, services,
            (interpretation, now) =>
            {
                var reopened = interpretation.Reopen(request.Reason.Trim(), services.Actor, now);
                services.Db.Append(interpretation.Id, interpretation.Version, reopened);
                return null;
            },
            ct);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>作废: nothing comes of it.</summary>
internal static class AbandonInterpretation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();

        return await ChangeInterpretation.TakeAsync(
            id, InterpretationStep.Abandon, StaffAction.WriteInterpretations, request.Revision, request.Reason, services,
            (interpretation, now) =>
            {
                interpretation.Abandon(request.Reason.Trim(), services.Actor, now);
                return null;
            },
            ct);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>退回: back to who wrote it, with reasons.</summary>
internal static class ReturnInterpretation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">What must change.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 10_000);
        if (errors.Any) return errors.AsProblem();

        return await ChangeInterpretation.TakeAsync(
            id, InterpretationStep.Return, StaffAction.ReviewInterpretations, request.Revision, request.Reason, services,
            (interpretation, now) =>
            {
                interpretation.Return(request.Reason.Trim(), services.Actor, now);
                return null;
            },
            ct);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.Interpretation.Media;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>Writes the next revision of an interpretation.</summary>
internal static class SaveInterpretation
{
    /// <param name="Revision">Upon which it was written.</param>
    /// <param name="Content">The whole next revision.</param>
    public sealed record Request(int Revision, InterpretationContent Content);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct) =>
        await UsedMedia.CheckAsync(request.Content, services.Db, ct) is { Any: true } errors
            ? errors.AsProblem()
            : await ChangeInterpretation.TakeAsync(
                id, InterpretationStep.Save, StaffAction.WriteInterpretations, request.Revision, reason: null, services,
                (interpretation, now) =>
                {
                    interpretation.Save(request.Content, services.Actor, now);
                    return null;
                },
                ct);
}

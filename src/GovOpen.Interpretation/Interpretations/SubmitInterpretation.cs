using GovOpen.Contracts.Access;
using GovOpen.Interpretation.Interpretations.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>送审: once everything that must be explained is.</summary>
internal static class SubmitInterpretation
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct)
    {
        if (await HeldAgainst.ReadAsync(id, services, ct) is not { } held) return InterpretationView.Missing;

        return await ChangeInterpretation.TakeAsync(
            id, InterpretationStep.Submit, StaffAction.WriteInterpretations, request.Revision, reason: null, services,
            (interpretation, now) =>
            {
                if (held.Document is not { } document) return HeldAgainst.NoDocument;
                if (Checklist.RefusalOf(interpretation.Content, document.ChangesOthers, held.Media) is { } refusal) return refusal;
                interpretation.Submit(services.Actor, now);
                return null;
            },
            ct);
    }
}

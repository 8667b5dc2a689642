using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Interpretation.QaBase.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>Writes the next revision of an entry. What is public of it stays until that is approved.</summary>
internal static class SaveEntry
{
    /// <param name="Revision">Upon which it was written.</param>
    /// <param name="Content">The whole next revision.</param>
    public sealed record Request(int Revision, QaContent Content);

    public static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Request request, QaServices services, CancellationToken ct)
    {
        if (request.Content.Check() is { Any: true } errors) return errors.AsProblem();
        if (BasisRules.ErrorsOf(request.Content, await services.Sources.OfAsync(request.Content, ct), services.Clock.Today()) is { Count: > 0 } wrong) return ChangeEntry.BasisDoesNotHold(wrong);

        return await ChangeEntry.TakeAsync(
            id, QaStep.Save, StaffAction.WriteInterpretations, request.Revision, reason: null, services,
            (entry, now) =>
            {
                entry.Save(request.Content, services.Actor, now);
                return null;
            },
            ct);
    }
}

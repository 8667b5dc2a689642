using GovOpen.Interpretation.CopyChecks;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>How much of an interpretation stands in its document too, passage beside passage, for who writes it and who reviews it.</summary>
internal static class ShowCopyCheck
{
    /// <param name="Revision">That was compared.</param>
    /// <param name="Limit">From this share on it is refused.</param>
    /// <param name="Result">What was found.</param>
    public sealed record Response(int Revision, double Limit, CopyCheckResult Result);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, InterpretationServices services, CancellationToken ct)
    {
        if (await HeldAgainst.ReadAsync(id, services, ct) is not { } held) return InterpretationView.Missing;
        if (held.Document is null) return Problems.Refused(HeldAgainst.NoDocument);
        return TypedResults.Ok(new Response(held.Interpretation.Revision, CopyCheck.Limit, await held.CompareAsync(services, ct)));
    }
}

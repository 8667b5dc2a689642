using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>The interpretations that somebody may see, the newest first; of one state, or of one document.</summary>
internal static class ListInterpretations
{
    /// <param name="Total">On all pages.</param>
    /// <param name="Interpretations">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Interpretations);

    public sealed record Line(
        Guid Id, Guid DocumentId, string DocumentTitle, string Title, InterpretationForm Form, string Unit, InterpretationState State, int Revision, long Version, DateTimeOffset? ReleasedAt,
        DateTimeOffset CreatedAt, IReadOnlyList<InterpretationStep> Possible);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, InterpretationDb db, string? page, string? size, string? state, string? document, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state", "document"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        InterpretationState wanted = default;
        if (state is not null && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"must be one of {string.Join(", ", Enum.GetValues<InterpretationState>().Select(CamelCase.Of))}."));
        Guid about = default;
        if (document is not null && !Guid.TryParse(document, out about)) errors.Add(new("document", "must be the id of a document."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var interpretations = db.Interpretations.AsNoTracking().Where(actor.Reaches<PolicyInterpretation>(StaffAction.ReadInterpretations, i => i.Division, i => i.Unit));
        if (state is not null) interpretations = interpretations.Where(i => i.State == wanted);
        if (document is not null) interpretations = interpretations.Where(i => i.DocumentId == about);
        var found = await interpretations.OrderByDescending(i => i.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await interpretations.CountAsync(ct), [.. found.Select(LineOf)]));
    }

    private static Line LineOf(PolicyInterpretation one) => new(
        one.Id, one.DocumentId, one.DocumentTitle, one.Content.Title, one.Content.Form, one.Unit, one.State, one.Revision, one.Version, one.Released?.At, one.CreatedAt, one.Possible);
}

using GovOpen.Contracts.Access;
using GovOpen.Interpretation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>An interpretation with what it says and what was done to it.</summary>
internal static class GetInterpretation
{
    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Actor actor, InterpretationDb db, CancellationToken ct)
    {
        var interpretation = await db.InterpretationsWithSteps.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        return interpretation is null || !actor.May(StaffAction.ReadInterpretations, interpretation.AsTarget()) ? InterpretationView.Missing : TypedResults.Ok(InterpretationView.Of(interpretation));
    }
}

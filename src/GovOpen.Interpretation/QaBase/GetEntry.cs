using GovOpen.Contracts.Access;
using GovOpen.Interpretation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>An entry with what it says and what was done to it.</summary>
internal static class GetEntry
{
    public static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Actor actor, InterpretationDb db, CancellationToken ct)
    {
        var entry = await db.EntriesWithSteps.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        return entry is null || !actor.May(StaffAction.ReadInterpretations, entry.AsTarget()) ? QaEntryView.Missing : TypedResults.Ok(QaEntryView.Of(entry));
    }
}

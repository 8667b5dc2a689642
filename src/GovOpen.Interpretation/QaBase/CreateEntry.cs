using GovOpen.Contracts;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.QaBase.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>Begins an entry of the own unit. What cites a clause that does not exist, is not in force or does not say what is quoted, is refused.</summary>
internal static class CreateEntry
{
    /// <param name="Content">Its first revision.</param>
    public sealed record Request(QaContent Content);

    public static async Task<Results<Created<QaEntryView>, ProblemHttpResult>> Handle(Request request, QaServices services, CancellationToken ct)
    {
        var (db, actor, trail, clock, sources) = services;
        if (request.Content.Check() is { Any: true } errors) return errors.AsProblem();
        if (actor.Unit is null || actor.Division is null) return Problems.Refused(StatusCodes.Status403Forbidden, "no-unit", "Entries are a unit's; your account has none.");
        if (BasisRules.ErrorsOf(request.Content, await sources.OfAsync(request.Content, ct), clock.Today()) is { Count: > 0 } wrong) return ChangeEntry.BasisDoesNotHold(wrong);

        var now = clock.GetUtcNow().Kept();
        var entry = new QaEntry { Id = Guid.CreateVersion7(now), Unit = actor.Unit, Division = actor.Division, CreatedAt = now };
        entry.Save(request.Content, actor, now);
        db.Add(entry);
        trail.Add(db, new AuditNote("qa.create", "qa:" + entry.Id) { Version = entry.Revision, After = new { request.Content.Question } });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/qa/{entry.Id}", QaEntryView.Of(entry));
    }
}

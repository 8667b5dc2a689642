using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.CleanUps;

/// <summary>Begins a clean-up with its first lists. They need not be right yet: <see cref="CheckCleanUp"/> says what is wrong.</summary>
internal static class BeginCleanUp
{
    public static async Task<Results<Created<CleanUpView>, ProblemHttpResult>> Handle(
        CleanUpContent content, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        if (CleanUpInput.Check(content) is { Any: true } errors) return errors.AsProblem();
        if (actor.Unit is null || actor.Division is null) return Problems.Refused(StatusCodes.Status403Forbidden, "no-unit", "A clean-up is a unit's; your account has none.");

        var now = clock.GetUtcNow();
        var begun = new CleanUp { Id = Guid.CreateVersion7(now), Unit = actor.Unit, Division = actor.Division, CreatedAt = now };
        begun.Write(content, actor);
        db.Add(begun);
        trail.Add(db, new("cleanUp.begin", "cleanUp:" + begun.Id) { Version = begun.Revision, After = new { content.Title, items = content.Items.Count } });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/clean-ups/{begun.Id}", CleanUpView.Of(begun));
    }
}

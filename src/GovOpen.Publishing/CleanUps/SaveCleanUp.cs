using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.CleanUps;

/// <summary>Writes the lists anew, before they are published.</summary>
internal static class SaveCleanUp
{
    /// <param name="Revision">Upon which they were written.</param>
    /// <param name="Content">All of it.</param>
    public sealed record Request(int Revision, CleanUpContent Content);

    public static async Task<Results<Ok<CleanUpView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, AuditTrail trail, CancellationToken ct)
    {
        if (CleanUpInput.Check(request.Content) is { Any: true } errors) return errors.AsProblem();

        var note = new AuditNote("cleanUp.save", "cleanUp:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        var cleanUp = await db.CleanUps.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (cleanUp is null || !actor.May(StaffAction.PrepareCleanUps, cleanUp.AsTarget())) return await trail.HiddenAsync(note, change, CleanUpView.Missing);
        if (cleanUp.PublishedAt is not null) return await trail.RefusedAsync(note, change, new("published-already", "The clean-up is published; what was published is not changed. Begin another."));
        if (cleanUp.Revision != request.Revision) return CleanUpView.ChangedMeanwhile(cleanUp);

        cleanUp.Write(request.Content, actor);
        trail.Add(db, note with { Version = cleanUp.Revision, After = new { request.Content.Title, items = request.Content.Items.Count } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(CleanUpView.Of(cleanUp));
    }
}

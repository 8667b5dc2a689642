using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Alarms;

/// <summary>Somebody has looked and says what was done.</summary>
internal static class ClearAlarm
{
    public sealed record Request(string Remark);

    public static async Task<Results<Ok<Alarm>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("remark", request.Remark, 2, 1_000);
        if (errors.Any) return errors.AsProblem();

        var note = new AuditNote("alarm.clear", "alarm:" + id) { Reason = request.Remark };
        await using var change = await db.BeginUnderLockAsync(ct);
        var alarm = await db.Alarms.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (alarm is null || !actor.May(StaffAction.PublishDocuments, alarm.AsTarget())) return await trail.HiddenAsync(note, change, Problems.NotFound("There is no such alarm of your unit."));
        if (alarm.ClearedAt is not null) return await trail.RefusedAsync(note, change, new("cleared-already", "Somebody cleared it already."));

        alarm.Clear(actor, request.Remark, clock.GetUtcNow());
        trail.Add(db, note);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(alarm);
    }
}

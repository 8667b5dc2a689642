using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Registers;

/// <summary>Records that the next number of a register is used by nobody: the only way to a gap.</summary>
internal static class VoidNumber
{
    public sealed record Request(string Reason);

    public sealed record Response(string Number);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        var register = await db.NumberRegisters.SingleOrDefaultAsync(r => r.Id == id, ct);
        var note = new AuditNote("register.void", "register:" + id) { Reason = request.Reason };
        if (register is null || !actor.May(StaffAction.PublishDocuments, register.AsTarget())) return await trail.HiddenAsync(note, change, Problems.NotFound("There is no such register of your unit."));

        var now = clock.GetUtcNow();
        var year = register.YearOn(ShanghaiDay.Of(now));
        var number = register.Give(year, await GiveNumber.NextAsync(db, register, year, ct), draft: null, actor, now);
        number.BecomeVoid(request.Reason, now);
        db.Add(number);
        trail.Add(db, note with { After = new { number.Number } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(new Response(number.Number));
    }
}

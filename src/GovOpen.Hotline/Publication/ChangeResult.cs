using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Hotline.Publication;

/// <summary>
/// What all steps of a result have in common: the version that its reader saw, a step that is possible, a role that reaches so far, who wrote not being who
/// publishes, an entry in the trail. The order knows its result, so that nobody proposes one while another takes the order up again.
/// </summary>
internal static class ChangeResult
{
    /// <param name="Result">Null: there is none yet.</param>
    /// <param name="Order">Its order.</param>
    /// <param name="Key">Of the case; null: what it said was erased, and nothing is written or published any more.</param>
    /// <param name="Now">When the step is taken.</param>
    internal sealed record Change(CaseResult? Result, WorkOrder Order, CaseVault.OpenCase? Key, DateTimeOffset Now);

    /// <param name="id">Of the order.</param>
    /// <param name="step">What is done.</param>
    /// <param name="version">That was read.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="effect">Does it and says what it is now, or why not.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="reason">For the trail.</param>
    public static async Task<Results<Ok<ResultView>, ProblemHttpResult>> TakeAsync(
        Guid id, ResultStep step, int version, ResultServices services, Func<Change, (CaseResult Result, Refusal? Refusal)> effect, CancellationToken ct, string? reason = null)
    {
        var (db, actor, trail, clock, vault) = services;
        var note = new AuditNote("result." + CamelCase.Of(step), "order:" + id) { Reason = reason };
        var order = await db.Orders.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (order is null) return OrderView.Missing;
        if (!order.Lets(actor, StaffAction.ReadOrders)) return await trail.HiddenAsync(note, OrderView.Missing);
        if (!order.Lets(actor, ActionOf(step))) return await trail.ForbiddenAsync(note);
        var key = await db.KeyOfAsync(id, ct) is { } kept ? vault.Open(kept) : null;
        if (key is null && IsForText(step)) return ChangeOrder.Erased;

        var result = await db.ResultOfAsync(order, ct);
        if (result is null && step != ResultStep.Write) return ResultView.Missing;
        if ((result?.Version ?? 0) != version) return Problems.ChangedMeanwhile("result", result?.Version ?? 0);

        if (((IsForText(step) ? ResultRules.RefusalOf(order, ConcernContent.Read(key!, order.Content!)) : null) ?? result?.RefusalOf(step, actor)) is { } refusal) return await trail.RefusedAsync(note, refusal);

        var before = result?.State;
        var (changed, refused) = effect(new(result, order, key, clock.GetUtcNow().Kept()));
        if (refused is not null) return await trail.RefusedAsync(note, refused);

        order.HasResult(changed.IsCurrent ? changed.Id : null);
        trail.Add(db, note with { Version = changed.Version, Before = new { state = before }, After = new { state = changed.State, result = changed.Id } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException or { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } })
        {
            var now = await db.Orders.AsNoTracking().SingleAsync(one => one.Id == id, ct);
            return Problems.ChangedMeanwhile("result", (await db.ResultOfAsync(now, ct))?.Version ?? 0);
        }

        return TypedResults.Ok(ResultView.Of(changed.IsCurrent ? changed : null, order, key, actor));
    }

    /// <summary>What whoever takes a step must be allowed to do.</summary>
    public static StaffAction ActionOf(ResultStep step) => step is ResultStep.Write ? StaffAction.WriteResults : StaffAction.PublishResults;

    /// <summary>What is public can be withdrawn at any time; all else needs what was said.</summary>
    private static bool IsForText(ResultStep step) => step is ResultStep.Write or ResultStep.Publish;
}

/// <summary>What the use cases of results work with.</summary>
internal sealed record ResultServices(HotlineDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, CaseVault Vault);

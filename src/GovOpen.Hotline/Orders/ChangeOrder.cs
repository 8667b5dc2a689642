using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Hotline.Orders;

/// <summary>
/// What all steps of an order have in common: the version that its reader saw, a step that is possible, a role that reaches so far, who
/// handled not being who judges, the clock, an entry in the trail. The log's lock is held for the commit alone, since thousands work at a
/// time: of two steps that read the same version, one is committed and the other is told so.
/// </summary>
internal static class ChangeOrder
{
    /// <param name="Order">With its steps.</param>
    /// <param name="Key">Of its case.</param>
    /// <param name="Now">When the step is taken.</param>
    internal sealed record Change(WorkOrder Order, CaseVault.OpenCase Key, DateTimeOffset Now)
    {
        /// <summary>What who filed it reads, once it is closed.</summary>
        public void ReplyWith(string reply) => Order.ReplyWith(Key.Seal(WorkOrder.ReplyField, reply.Trim()));
    }

    /// <param name="id">Which.</param>
    /// <param name="step">What is done.</param>
    /// <param name="version">That was read.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="remark">Encrypted with the case; never in the trail, for people write names into it.</param>
    /// <param name="effect">What belongs to the step besides.</param>
    /// <param name="refuses">Why it cannot be, beyond what the order itself says.</param>
    /// <param name="workingDays">Of an extension.</param>
    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> TakeAsync(
        Guid id, OrderStep step, int version, OrderServices services, CancellationToken ct,
        string? remark = null, Action<Change>? effect = null, Func<Change, Refusal?>? refuses = null, Func<WorkOrder, int?>? workingDays = null)
    {
        var (db, actor, trail, clock, clocks, vault) = services;
        var note = new AuditNote("order." + CamelCase.Of(step), "order:" + id);
        var order = await db.OrdersWithSteps.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (order is null) return OrderView.Missing;
        if (!order.Lets(actor, StaffAction.ReadOrders)) return await trail.HiddenAsync(note, OrderView.Missing);
        if (Transitions.All[step].Needs is not { } needed || !order.Lets(actor, needed)) return await trail.ForbiddenAsync(note);
        if (order.Version != version) return Problems.ChangedMeanwhile("order", order.Version);

        var now = clock.GetUtcNow().Kept();
        if (await db.KeyOfAsync(id, ct) is not { } kept) return Erased;

        var taken = new Change(order, vault.Open(kept), now);
        if ((order.RefusalOf(step, actor, now) ?? refuses?.Invoke(taken)) is { } refusal) return await trail.RefusedAsync(note, refusal);

        var (before, days) = (new { order.State, order.Unit }, workingDays?.Invoke(order));
        effect?.Invoke(taken);
        order.Take(step, actor, now, remark is null ? null : taken.Key.Seal(StepView.FieldOf(order.Version + 1), remark.Trim()), days);
        var due = clocks.Of(order, now);
        order.SetDue(due, now);
        trail.Add(db, note with { Version = order.Version, Before = before, After = new { order.State, order.Unit } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException or { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } })
        {
            // Somebody else's step was committed since it was read.
            return Problems.ChangedMeanwhile("order", await db.Orders.AsNoTracking().Where(o => o.Id == id).Select(o => o.Version).SingleAsync(ct));
        }

        return TypedResults.Ok(OrderView.Of(order, taken.Key, due, now));
    }

    public static ProblemHttpResult Erased => Problems.Refused(StatusCodes.Status410Gone, "erased", "What it said was erased on schedule; only what was done when is kept.");
}

/// <summary>What the use cases of staff work with.</summary>
internal sealed record OrderServices(HotlineDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, OrderClocks Clocks, CaseVault Vault);

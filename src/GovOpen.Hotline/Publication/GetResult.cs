using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Publication;

/// <summary>The result of an order, or what it would say. It rests on what somebody said: that it was read is written down.</summary>
internal static class GetResult
{
    public static async Task<Results<Ok<ResultView>, ProblemHttpResult>> Handle(Guid id, ResultServices services, CancellationToken ct)
    {
        var (db, actor, trail, _, vault) = services;
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (order is null || !order.Lets(actor, StaffAction.ReadOrders)) return OrderView.Missing;
        await trail.WriteAsync(new AuditNote("order.read", "order:" + id) { Version = order.Version });
        var key = await db.KeyOfAsync(id, ct) is { } kept ? vault.Open(kept) : null;
        return TypedResults.Ok(ResultView.Of(await db.ResultOfAsync(order, ct), order, key, actor));
    }
}

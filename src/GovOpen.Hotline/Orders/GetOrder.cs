using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Matters;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Orders;

/// <summary>An order with what it says and what was done. People write names into what they say: that it was read is written down.</summary>
internal static class GetOrder
{
    private const int Suggestions = 3;

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, OrderServices services, LearnedClasses learned, CancellationToken ct)
    {
        var (db, actor, trail, clock, clocks, vault) = services;
        var order = await db.OrdersWithSteps.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (order is null || !order.Lets(actor, StaffAction.ReadOrders)) return OrderView.Missing;

        await trail.WriteAsync(new AuditNote("order.read", "order:" + id) { Version = order.Version });
        var kept = await db.KeyOfAsync(id, ct);
        var now = clock.GetUtcNow();
        var view = OrderView.Of(order, kept is null ? null : vault.Open(kept), clocks.Of(order, now), now);
        IReadOnlyList<SuggestedClass> suggested = view.Text is { } text && learned.Model is { } model ? model.Suggest(text, Suggestions) : [];
        var listed = (view.Class ?? suggested.Select(one => one.Class).FirstOrDefault()) is { } name && !order.IsOver ? MatterList.For(await db.ListsOfAsync(order.Division, ct), name, order.Division) : [];
        return TypedResults.Ok(view with { SuggestedClasses = suggested, ListedUnits = [.. listed.Select(list => new ListedUnit(list.UnitId, list.Unit))] });
    }
}

using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Matters;
using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>
/// 分类: what it is about. A suggestion is nothing until somebody says so; what they say, the next suggestion has learned. Where nobody has it yet and the
/// lists say whose matter it is, it goes there by the same click (自动派单).
/// </summary>
internal static class ClassifyOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Class">On any level, as 城乡建设/市政公用.</param>
    public sealed record Request(int Version, string Class);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, ConcernClasses classes, UnitDirectory units, CancellationToken ct)
    {
        if (!classes.Has(request.Class)) return Problems.BadField("class", "is no class; GET /api/classes lists them.");

        var classified = await ChangeOrder.TakeAsync(id, OrderStep.Classify, request.Version, services, ct, request.Class, change => change.Order.Classify(request.Class, change.Now));
        return classified.Result is Ok<OrderView> { Value: { State: OrderState.Accepted } order } && await AssignAsync(order, services, units, ct) is { Result: Ok<OrderView> } assigned ? assigned : classified;
    }

    /// <summary>Null: the lists do not say to whom, or it cannot be looked up whether there still is such a unit; then people assign it.</summary>
    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>?> AssignAsync(OrderView order, OrderServices services, UnitDirectory units, CancellationToken ct)
    {
        if (MatterList.For(await services.Db.ListsOfAsync(order.Division, ct), order.Class!, order.Division) is not [var only]) return null;
        var (unit, _) = await units.FindAsync(only.UnitId, "unitId", ct);
        return unit is null ? null : await AssignOrder.TakeAsync(order.Id, new(order.Version, unit.Id, $"按事项清单自动派单：{order.Class}。"), unit, services, ct);
    }
}

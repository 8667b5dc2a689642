using GovOpen.Contracts.Identity.V1;
using GovOpen.Hotline.Matters;
using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>派单: to the unit whose matter it is, as far as the lists say whose; 转办 where another has it. Its clock goes on as it was.</summary>
internal static class AssignOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="UnitId">Of the unit.</param>
    /// <param name="Reason">Why it is theirs.</param>
    public sealed record Request(int Version, Guid UnitId, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, UnitDirectory units, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000) is { Any: true } errors) return errors.AsProblem();

        var (unit, problem) = await units.FindAsync(request.UnitId, "unitId", ct);
        return unit is null ? problem! : await TakeAsync(id, request, unit, services, ct);
    }

    /// <summary>To a unit that there is.</summary>
    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> TakeAsync(Guid id, Request request, OpenUnit unit, OrderServices services, CancellationToken ct)
    {
        var division = await services.Db.Orders.Where(order => order.Id == id).Select(order => order.Division).SingleOrDefaultAsync(ct);
        var lists = division is null ? [] : await services.Db.ListsOfAsync(division, ct);
        return await ChangeOrder.TakeAsync(
            id, OrderStep.Assign, request.Version, services, ct, request.Reason, change => change.Order.AssignTo(unit.Name, unit.Division), change => MattersOfOrders.RefusalOf(lists, change.Order, unit.Id));
    }
}

using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>派单: to the unit whose matter it is; 转办 where another has it. Its clock goes on as it was.</summary>
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
        return unit is null ? problem! : await ChangeOrder.TakeAsync(id, OrderStep.Assign, request.Version, services, ct, request.Reason, change => change.Order.AssignTo(unit.Name, unit.Division));
    }
}

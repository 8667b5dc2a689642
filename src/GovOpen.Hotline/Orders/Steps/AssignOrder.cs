using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>派单: to the unit whose matter it is; 转办 where another has it. Its clock goes on as it was.</summary>
internal static class AssignOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Unit">The full name of the unit, as its staff have it.</param>
    /// <param name="Reason">Why it is theirs.</param>
    /// <param name="Division">The division of that unit; null: that of the concern.</param>
    public sealed record Request(int Version, string Unit, string Reason, string? Division = null);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("unit", request.Unit, 2, 100).Text("reason", request.Reason, 2, 1_000);
        if (request.Division is not null && !DivisionCode.IsOne(request.Division)) errors.Add("division", "must be a division code: 6, 9 or 12 digits.");
        if (errors.Any) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.Assign, request.Version, services, ct, request.Reason, change => change.Order.AssignTo(request.Unit.Trim(), request.Division ?? change.Order.Division));
    }
}

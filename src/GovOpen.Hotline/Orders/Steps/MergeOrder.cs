using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>并单: another order says the same and nothing new; who filed this one is shown what becomes of that.</summary>
internal static class MergeOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Into">The order that has it.</param>
    /// <param name="Reason">Why they are the same.</param>
    public sealed record Request(int Version, Guid Into, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000) is { Any: true } errors) return errors.AsProblem();
        var into = await services.Db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == request.Into, ct);
        if (into is null || !into.Lets(services.Actor, StaffAction.ReadOrders)) return Problems.BadField("into", "is no order that you may see.");
        if (into.Id == id || into.State is OrderState.Merged or OrderState.Redirected) return Problems.BadField("into", "must be another order that is or was handled itself.");

        return await ChangeOrder.TakeAsync(id, OrderStep.Merge, request.Version, services, ct, request.Reason, change => change.Order.MergeInto(into.Id));
    }
}

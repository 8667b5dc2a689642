using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>不予延期</summary>
internal static class RefuseExtension
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reason">Why; read by those who handle it.</param>
    public sealed record Request(int Version, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.RefuseExtension, request.Version, services, ct, request.Reason, change => change.Order.DecideExtension(isApproved: false));
    }
}

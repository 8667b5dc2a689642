using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>恢复: the days count again, from today on.</summary>
internal static class ResumeOrder
{
    /// <param name="Version">That was read.</param>
    public sealed record Request(int Version);

    public static Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct) =>
        ChangeOrder.TakeAsync(id, OrderStep.Resume, request.Version, services, ct, effect: change => change.Order.Stop(isSuspended: false));
}

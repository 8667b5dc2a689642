using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>开始办理: the unit takes it; the first one that does stays accountable.</summary>
internal static class StartOrder
{
    /// <param name="Version">That was read.</param>
    public sealed record Request(int Version);

    public static Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct) =>
        ChangeOrder.TakeAsync(id, OrderStep.Start, request.Version, services, ct, effect: change => change.Order.Begin());
}

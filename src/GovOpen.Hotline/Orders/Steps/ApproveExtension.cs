using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>批准延期: by somebody who did not ask for it, before its end.</summary>
internal static class ApproveExtension
{
    /// <param name="Version">That was read.</param>
    public sealed record Request(int Version);

    public static Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct) =>
        ChangeOrder.TakeAsync(id, OrderStep.ApproveExtension, request.Version, services, ct, effect: change => change.Order.DecideExtension(isApproved: true), workingDays: order => order.RequestedExtension);
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>审核通过: by somebody of the unit who did not write the reply.</summary>
internal static class ApproveReply
{
    /// <param name="Version">That was read.</param>
    public sealed record Request(int Version);

    public static Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct) =>
        ChangeOrder.TakeAsync(id, OrderStep.ApproveReply, request.Version, services, ct);
}

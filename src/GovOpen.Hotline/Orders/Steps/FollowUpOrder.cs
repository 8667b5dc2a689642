using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>回访: by somebody who did not handle it.</summary>
internal static class FollowUpOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Resolved">Whether it is resolved, as who filed it says; null: not reached.</param>
    /// <param name="Satisfied">Whether they are satisfied; null: they did not say.</param>
    /// <param name="Remark">What they said.</param>
    public sealed record Request(int Version, bool? Resolved = null, bool? Satisfied = null, string? Remark = null);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (request.Remark is not null && new Complaints().Text("remark", request.Remark, 2, 1_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.FollowUp, request.Version, services, ct, request.Remark, change => change.Order.Judge(request.Resolved, request.Satisfied));
    }
}

using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>协办答复: the part of a unit that was joined, for the one that leads.</summary>
internal static class JointReply
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reply">Its part.</param>
    public sealed record Request(int Version, string Reply);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().LongText("reply", request.Reply, 5_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.JointReply, request.Version, services, ct, request.Reply, change => change.Order.JointlyReplied(services.Actor.Unit!));
    }
}

using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>答复: by the unit that leads, for all who are joined.</summary>
internal static class ReplyToOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reply">What who filed it reads.</param>
    public sealed record Request(int Version, string Reply);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().LongText("reply", request.Reply, 5_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.Reply, request.Version, services, ct, effect: change => change.ReplyWith(request.Reply));
    }
}

using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>指引其他渠道: it is not for 12345, and who filed it is told who is. Nobody is only refused.</summary>
internal static class RedirectOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Channel">Who is the right one.</param>
    /// <param name="Reason">What who filed it reads.</param>
    public sealed record Request(int Version, OtherChannel Channel, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(
            id, OrderStep.Redirect, request.Version, services, ct, request.Reason,
            change =>
            {
                change.Order.PointTo(request.Channel);
                change.ReplyWith(request.Reason);
            });
    }
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>办结: from now on who filed it reads the reply. Whether that resolves it is asked afterwards.</summary>
internal static class CloseOrder
{
    /// <param name="Version">That was read.</param>
    public sealed record Request(int Version);

    public static Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct) =>
        ChangeOrder.TakeAsync(id, OrderStep.Close, request.Version, services, ct);
}

using GovOpen.Hotline.Publication;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>重新办理: once, by the unit that had it, with a term of its own from today. What was published of it is withdrawn.</summary>
internal static class ReopenOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reason">Why; read by those who handle it.</param>
    public sealed record Request(int Version, string Reason);

    private const string Again = "该诉求正在重新办理，办结后另行公开。";

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000) is { Any: true } errors) return errors.AsProblem();

        var result = await services.Db.Results.SingleOrDefaultAsync(one => one.OrderId == id && (one.State == ResultState.Proposed || one.State == ResultState.Published), ct);
        return await ChangeOrder.TakeAsync(id, OrderStep.Reopen, request.Version, services, ct, request.Reason, change =>
        {
            change.Order.TakeUpAgain();
            if (result is null) return;
            // What was published is no result any more.
            WithdrawResult.End(result, Again, services.Db, change.Now);
            change.Order.HasResult(null);
        });
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Concerns;

/// <summary>查询: what became of a concern, for whoever has its code. Both come in the body: an address is written down in too many places.</summary>
internal static class LookUpConcern
{
    /// <param name="Receipt">As it was given.</param>
    /// <param name="Code">As it was given.</param>
    public sealed record Request(string Receipt, string Code);

    public static async Task<Results<Ok<ConcernView>, ProblemHttpResult>> Handle(Request request, FindByReceipt receipts, ConcernServices services, CancellationToken ct)
    {
        var (found, problem) = await receipts.FindAsync(request.Receipt, request.Code, ct);
        if (found is null) return problem!;

        var now = services.Clock.GetUtcNow();
        var view = ConcernView.Of(found.Order, found.Key, services.Clocks.Of(found.Order, now), now);
        if (found.Order.MergedInto is not { } into) return TypedResults.Ok(view);

        // Not its words: somebody else's may be in them.
        var other = await services.Db.OrdersWithSteps.AsNoTracking().SingleAsync(order => order.Id == into, ct);
        return TypedResults.Ok(view with { MergedInto = new(other.State, other.Unit, services.Clocks.Of(other, now).DueOn, other.ClosedAt) });
    }
}

using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Concerns;

/// <summary>评价: who filed it says whether it is resolved and whether they are satisfied; these are two questions.</summary>
internal static class EvaluateConcern
{
    /// <param name="Receipt">As it was given.</param>
    /// <param name="Code">As it was given.</param>
    /// <param name="Resolved">Whether it is resolved.</param>
    /// <param name="Satisfied">Whether they are satisfied.</param>
    /// <param name="Remark">Why; at most 1,000 characters.</param>
    public sealed record Request(string Receipt, string Code, bool Resolved, bool Satisfied, string? Remark = null);

    public static async Task<Results<Ok<ConcernView>, ProblemHttpResult>> Handle(Request request, FindByReceipt receipts, ConcernServices services, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(request.Remark) && new Complaints().LongText("remark", request.Remark, 1_000) is { Any: true } errors) return errors.AsProblem();

        var (found, problem) = await receipts.FindAsync(request.Receipt, request.Code, ct);
        if (found is null) return problem!; // and has waited for no lock

        await using var change = await services.Db.BeginUnderLockAsync(ct);
        var order = await services.Db.OrdersWithSteps.SingleAsync(one => one.Id == found.Order.Id, ct);
        var now = services.Clock.GetUtcNow().Kept();
        if (order.RefusalOf(OrderStep.Evaluate, actor: null, now) is { } refusal) return Problems.Refused(refusal);

        order.Judge(request.Resolved, request.Satisfied);
        order.Take(OrderStep.Evaluate, actor: null, now, string.IsNullOrWhiteSpace(request.Remark) ? null : found.Key.Seal(StepView.FieldOf(order.Version + 1), request.Remark.Trim()));
        await services.Db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(ConcernView.Of(order, found.Key, services.Clocks.Of(order, now), now));
    }
}

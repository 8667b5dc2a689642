using GovOpen.Contracts;
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

        // Whoever has no code waits for no lock.
        await using var change = await services.Db.Database.BeginTransactionAsync(ct);
        var (found, problem) = await receipts.FindAsync(request.Receipt ?? "", request.Code ?? "", ct);
        if (found is null)
        {
            await change.CommitAsync(ct); // the attempt counts
            return problem!;
        }

        // Counting the attempt has locked the row; staff may have taken a step before that.
        await services.Db.Entry(found.Order).ReloadAsync(ct);
        await services.Db.Entry(found.Order).Collection(order => order.Steps).Query().LoadAsync(ct);
        var now = services.Clock.GetUtcNow().Kept();
        if (found.Order.RefusalOf(OrderStep.Evaluate, actor: null, now) is { } refusal) return Problems.Refused(refusal);

        found.Order.Judge(request.Resolved, request.Satisfied);
        var remark = string.IsNullOrWhiteSpace(request.Remark) ? null : found.Key.Seal(StepView.FieldOf(found.Order.Version + 1), request.Remark.Trim());
        found.Order.Take(OrderStep.Evaluate, actor: null, now, remark);
        await services.Db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(ConcernView.Of(found.Order, found.Key, services.Clocks.Of(found.Order, now), now));
    }
}

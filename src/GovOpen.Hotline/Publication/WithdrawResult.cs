using GovOpen.EventLog;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Masking;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Publication;

/// <summary>不予公开 or 撤回: what was proposed does not become public, and what is public is so no more, everywhere.</summary>
internal static class WithdrawResult
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reason">5 to 500 characters; of one that is public, for the public.</param>
    public sealed record Request(int Version, string Reason);

    public static Task<Results<Ok<ResultView>, ProblemHttpResult>> Drop(Guid id, Request request, ResultServices services, CancellationToken ct) => EndAsync(id, ResultStep.Drop, request, services, ct);

    public static Task<Results<Ok<ResultView>, ProblemHttpResult>> Handle(Guid id, Request request, ResultServices services, CancellationToken ct) => EndAsync(id, ResultStep.Withdraw, request, services, ct);

    /// <summary>Ends it, whether it is public or was only to become so.</summary>
    public static void End(CaseResult result, string reason, HotlineDb db, DateTimeOffset now)
    {
        if (result.State == ResultState.Proposed) result.Drop(reason);
        else
        {
            var happened = result.Withdraw(reason, now);
            db.Append(result.Id, result.Version, happened);
        }
    }

    private static async Task<Results<Ok<ResultView>, ProblemHttpResult>> EndAsync(Guid id, ResultStep step, Request request, ResultServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 5, 500).Anonymous("reason", request.Reason) is { Any: true } errors) return errors.AsProblem();

        var reason = request.Reason.Trim();
        return await ChangeResult.TakeAsync(id, step, request.Version, services, change =>
        {
            End(change.Result!, reason, services.Db, change.Now);
            return (change.Result!, null);
        }, ct, reason);
    }
}

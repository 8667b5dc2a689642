using GovOpen.Contracts.Access;
using GovOpen.Hotline.Masking;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Issues;

/// <summary>One issue is another that was found before: its concerns go there.</summary>
internal static class MergeIssues
{
    /// <param name="Version">That was read.</param>
    /// <param name="Into">The issue that has them then.</param>
    /// <param name="Reason">Why they are one.</param>
    public sealed record Request(int Version, Guid Into, string Reason);

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Handle(Guid id, Request request, IssueServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000).Anonymous("reason", request.Reason) is { Any: true } errors) return errors.AsProblem();

        await using var change = await services.Db.Database.BeginTransactionAsync(ct);
        var merged = await ChangeIssue.DoAsync(id, "merge", request.Version, services, async (issue, now) =>
        {
            var into = await services.Db.Issues.SingleOrDefaultAsync(other => other.Id == request.Into, ct);
            if (into is null || into.Id == id || into.State != IssueState.Open || !into.Lets(services.Actor, StaffAction.SuperviseOrders)) return Problems.BadField("into", "must be another open issue that is yours to handle.");

            issue.MergeInto(into, now);
            await services.Db.IssueMembers.Where(member => member.IssueId == id).ExecuteUpdateAsync(set => set.SetProperty(member => member.IssueId, into.Id), ct);
            return null;
        }, ct, request.Reason.Trim());
        if (merged.Result is Ok<IssueView>) await change.CommitAsync(ct);
        return merged;
    }
}

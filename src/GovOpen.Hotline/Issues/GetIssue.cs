using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Issues;

/// <summary>An issue with its concerns, what it is linked to, and the policy that it may be about.</summary>
internal static class GetIssue
{
    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Handle(Guid id, IssueServices services, PublishedEntries published, CancellationToken ct)
    {
        var issue = await services.Db.Issues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (issue is null || !issue.Lets(services.Actor, StaffAction.ReadOrders)) return IssueView.Missing;

        return TypedResults.Ok(await IssueView.ReadAsync(issue, services, ct) with { Relevant = await published.AboutAsync(issue.Words, ct) });
    }
}

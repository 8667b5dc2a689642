using GovOpen.Hotline.Masking;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Issues;

/// <summary>Some of its concerns are another issue, or belong to none; people say so, and no surge brings them back.</summary>
internal static class SplitIssue
{
    private const int Most = 1_000;

    /// <param name="Version">That was read.</param>
    /// <param name="Orders">Which, 1 to 1,000.</param>
    /// <param name="Reason">Why they do not belong to it.</param>
    /// <param name="Words">What they are about; null: they belong to no issue.</param>
    public sealed record Request(int Version, IReadOnlyList<Guid> Orders, string Reason, string? Words = null);

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Handle(Guid id, Request request, IssueServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 1_000).Anonymous("reason", request.Reason);
        if (request.Words is not null) errors.Text("words", request.Words, 2, 100).Anonymous("words", request.Words);
        if (request.Orders is not { Count: > 0 and <= Most }) errors.Add("orders", "must be 1 to 1,000 orders of the issue.");
        if (errors.Any) return errors.AsProblem();

        return await ChangeIssue.DoAsync(id, "split", request.Version, services, async (issue, now) =>
        {
            var members = await services.Db.IssueMembers.Where(member => member.IssueId == id && request.Orders.Contains(member.OrderId)).ToListAsync(ct);
            if (members.Count != request.Orders.Distinct().Count()) return Problems.BadField("orders", "has one that does not belong to the issue.");

            HotIssue? other = null;
            if (request.Words is not null) services.Db.Issues.Add(other = new() { Id = Guid.CreateVersion7(now), Words = request.Words.Trim(), Division = issue.Division, OpenedAt = now });
            foreach (var member in members) member.IssueId = other?.Id;
            return null;
        }, ct, request.Reason.Trim());
    }
}

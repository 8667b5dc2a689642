using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Issues;

/// <summary>The issues that somebody may see, those that grew last first.</summary>
internal static class ListIssues
{
    /// <param name="Total">On all pages.</param>
    /// <param name="Issues">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Issues);

    /// <param name="Count">How many concerns belong to it.</param>
    /// <param name="Today">How many of them were received in the last 24 hours.</param>
    /// <param name="GrewAt">When the last of them was received.</param>
    /// <param name="IsAlarming">High, and nobody deals with it, for longer than may be.</param>
    public sealed record Line(
        Guid Id, string Words, string Division, IssueState State, RiskLevel? Risk, string? Unit, DateTimeOffset OpenedAt, int Count, int Today, DateTimeOffset? GrewAt, bool IsAlarming);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, HotlineDb db, TimeProvider clock, IOptions<HotlineOptions> options, string? page, string? size, string? state, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        var wanted = IssueState.Open;
        if (state is not null && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"must be one of {string.Join(", ", Enum.GetValues<IssueState>().Select(CamelCase.Of))}."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var now = clock.GetUtcNow();
        var day = now.AddDays(-1);
        var issues = db.Issues.AsNoTracking().Where(issue => issue.State == wanted)
            .Where(actor.Reaches<HotIssue>(StaffAction.ReadOrders, issue => issue.Division, _ => null).Or(actor.Reaches<HotIssue>(StaffAction.ReadOrders, issue => issue.UnitDivision, issue => issue.Unit)));
        var grown = db.IssueMembers.Join(db.Orders, member => member.OrderId, order => order.Id, (member, order) => new { member.IssueId, order.ReceivedAt }).GroupBy(one => one.IssueId)
            .Select(of => new { of.Key, Count = of.Count(), Today = of.Count(one => one.ReceivedAt > day), GrewAt = of.Max(one => one.ReceivedAt) });
        var found = await issues.LeftJoin(grown, issue => (Guid?)issue.Id, of => of.Key, (issue, of) => new { Issue = issue, Count = of == null ? 0 : of.Count, Today = of == null ? 0 : of.Today, GrewAt = of == null ? (DateTimeOffset?)null : of.GrewAt })
            .OrderByDescending(one => one.GrewAt != null).ThenByDescending(one => one.GrewAt).ThenBy(one => one.Issue.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await issues.CountAsync(ct), [.. found.Select(one => new Line(
            one.Issue.Id, one.Issue.Words, one.Issue.Division, one.Issue.State, one.Issue.Risk, one.Issue.Unit, one.Issue.OpenedAt, one.Count, one.Today, one.GrewAt, one.Issue.IsAlarmingAt(now, options.Value.RiskPatience)))]));
    }
}

using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Issues;

/// <summary>One issue: what it is about, how grave it is, who deals with it, what answers it, and its concerns.</summary>
internal static class ShowIssue
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var issue = api.GetAsync<Issue>("hotline", $"api/issues/{id}", ct);
        var units = visit.May(StaffAction.SuperviseOrders) ? api.GetAsync<UnitList>("identity", "api/units", ct) : null;
        var others = visit.May(StaffAction.SuperviseOrders) ? api.GetAsync<IssueList>("hotline", "api/issues?size=100", ct) : null;
        if ((await issue).Value is not { } found) return Page.Failed(await issue);
        return Page.Show<IssuePage>(new IssueModel(found, units is null ? null : (await units).Value, others is null ? null : (await others).Value, tried, form), status);
    }
}

/// <param name="Issue">As it is now.</param>
/// <param name="Units">Whom it can be given to; null: whoever looks gives it to nobody.</param>
/// <param name="Others">Into which it can be merged; null: whoever looks merges nothing.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record IssueModel(Issue Issue, UnitList? Units, IssueList? Others, string Tried, Form Form)
{
    public Form FormOf(string step) => step == Tried ? Form : new Form();

    /// <summary>What to offer to whoever looks; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<IssueStep> StepsFor(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return IssueStep.All.Where(step => (step.Name == Tried && Form.IsWrong) || (Issue.State == "open" && visit.May(StaffAction.SuperviseOrders)));
    }

    public IEnumerable<(string Value, string Text)> Mergeable(string unnamed) =>
        (Others?.Issues ?? []).Where(other => other.Id != Issue.Id).Select(other => (other.Id.ToString(), $"{(other.Words.Length > 0 ? other.Words : unnamed)} ({other.Count})"));
}

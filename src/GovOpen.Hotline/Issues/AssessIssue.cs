using GovOpen.Hotline.Masking;
using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Issues;

/// <summary>风险研判 (State Council Office opinions 2016 no. 61, III: public opinion is judged and answered): how grave it is, what is done about it, who does it, and what it is called.</summary>
internal static class AssessIssue
{
    /// <param name="Version">That was read.</param>
    /// <param name="Risk">How grave.</param>
    /// <param name="Plan">What is done and said; null: as before.</param>
    /// <param name="UnitId">Who deals with it; null: as before.</param>
    /// <param name="Words">What it is about, without a word that tells who says so; null: as before.</param>
    public sealed record Request(int Version, RiskLevel Risk, string? Plan = null, Guid? UnitId = null, string? Words = null);

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Handle(Guid id, Request request, IssueServices services, UnitDirectory units, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.Plan is not null) errors.LongText("plan", request.Plan, 5_000).Anonymous("plan", request.Plan);
        if (request.Words is not null) errors.Text("words", request.Words, 2, 100).Anonymous("words", request.Words);
        if (errors.Any) return errors.AsProblem();
        var (unit, problem) = request.UnitId is { } asked ? await units.FindAsync(asked, "unitId", ct) : (null, null);
        if (problem is not null) return problem;

        return await ChangeIssue.DoAsync(id, "assess", request.Version, services, (issue, now) =>
        {
            issue.Judge(request.Risk, request.Plan?.Trim(), now);
            if (unit is not null) issue.GiveTo(unit.Name, unit.Division);
            if (request.Words is not null) issue.Words = request.Words.Trim();
        }, ct);
    }
}

using GovOpen.Hotline.Masking;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Issues;

/// <summary>It is answered, or over. What is said of it later is a new issue.</summary>
internal static class CloseIssue
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reason">What ended it.</param>
    public sealed record Request(int Version, string Reason);

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Handle(Guid id, Request request, IssueServices services, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 2, 1_000).Anonymous("reason", request.Reason) is { Any: true } errors) return errors.AsProblem();

        return await ChangeIssue.DoAsync(id, "close", request.Version, services, (issue, now) => issue.Close(now), ct, request.Reason.Trim());
    }
}

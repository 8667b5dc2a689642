using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Issues;

/// <summary>回应关切: says which policy an issue is about, and which published interpretation or answer clarifies it.</summary>
internal static class LinkIssue
{
    /// <param name="Version">That was read.</param>
    /// <param name="Kind">Of what.</param>
    /// <param name="Id">As in its public address.</param>
    public sealed record Request(int Version, IssueLinkKind Kind, string Id);

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> Link(Guid id, Request request, IssueServices services, PublishedEntries published, CancellationToken ct)
    {
        if (new Complaints().Text("id", request.Id, 1, 200) is { Any: true } errors) return errors.AsProblem();
        var (link, problem) = await published.FindAsync(request.Kind, request.Id.Trim(), ct);
        return link is null ? problem! : await ChangeAsync(id, "link", request, services, issue => issue.LinkTo(link), ct);
    }

    public static Task<Results<Ok<IssueView>, ProblemHttpResult>> Unlink(Guid id, Request request, IssueServices services, CancellationToken ct) =>
        ChangeAsync(id, "unlink", request, services, issue => issue.Unlink(request.Kind, request.Id), ct);

    private static Task<Results<Ok<IssueView>, ProblemHttpResult>> ChangeAsync(Guid id, string action, Request request, IssueServices services, Action<HotIssue> change, CancellationToken ct) =>
        ChangeIssue.DoAsync(id, action, request.Version, services, (issue, _) => change(issue), ct, $"{request.Kind}:{request.Id}");
}

using GovOpen.Portal.Concerns;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Digests;

/// <summary>办理情况通报: of a month, and of one unit in a month.</summary>
internal static class ShowDigests
{
    public static async Task<IResult> Handle(string? month, HotlineService hotline, CancellationToken ct)
    {
        var digest = await hotline.GetAsync<MonthDigest>("api/digests" + (string.IsNullOrEmpty(month) ? "" : "?month=" + Uri.EscapeDataString(month)), ct);
        return digest.Value is { } found ? PageEndpoints.Show<DigestsPage>(found) : ErrorPages.For(digest.Status);
    }

    public static async Task<IResult> One(Guid id, HotlineService hotline, CancellationToken ct)
    {
        var digest = await hotline.GetAsync<UnitDigest>($"api/digests/{id}", ct);
        return digest.Value is { } found ? PageEndpoints.Show<DigestPage>(found) : ErrorPages.For(digest.Status);
    }
}

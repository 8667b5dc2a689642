using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Home;

/// <summary>The front page: what is newest, and what there is, from one search for everything.</summary>
internal static class ShowHome
{
    private const string Newest = "?sort=date&size=6";

    public static async Task<IResult> Handle(SearchService search, CancellationToken ct)
    {
        var answer = await search.FindAsync(Newest, ct);
        return answer.Value is { } found ? PageEndpoints.Show<HomePage>(found) : ErrorPages.For(answer.Status);
    }
}

using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.CleanUps;

/// <summary>The clean-ups that were published, newest first.</summary>
internal static class ShowCleanUps
{
    private const int Size = 20;

    public static async Task<IResult> Handle(HttpRequest request, SearchService search, CancellationToken ct)
    {
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : 1;
        var answer = await search.CleanUpsAsync(page, Size, ct);
        return answer.Value is { } cleanUps ? PageEndpoints.Show<CleanUpsPage>(cleanUps) : ErrorPages.For(answer.Status);
    }

    public static string Address(int page) => page == 1 ? "/clean-ups" : string.Create(CultureInfo.InvariantCulture, $"/clean-ups?page={page}");

    public static int Pages(CleanUpList cleanUps) => (cleanUps.Total + cleanUps.Size - 1) / cleanUps.Size;
}

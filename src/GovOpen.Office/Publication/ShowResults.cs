using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Publication;

/// <summary>The results of one state, newest first.</summary>
internal static class ShowResults
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = ResultSearch.Read(request.Query);
        var answer = await api.GetAsync<ResultList>("hotline", search.AddressOf(search.Page, "api/results"), ct);
        return answer.Value is { } list ? Page.Show<ResultsPage>(new ResultsModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record ResultsModel(ResultSearch Search, ResultList Found);

/// <summary>Which results, in the address.</summary>
public sealed record ResultSearch(string State, int Page)
{
    private const int Size = 20;

    public static IReadOnlyList<string> States { get; } = ["proposed", "published", "withdrawn", "dropped"];

    public static ResultSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            States.FirstOrDefault(state => state == query["state"].ToString()) ?? States[0],
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string AddressOf(int page, string path = "/results") =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = State, ["page"] = page.ToString(CultureInfo.InvariantCulture) });
}

using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Issues;

/// <summary>The issues of one state, those that grew last first.</summary>
internal static class ShowIssues
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = IssueSearch.Read(request.Query);
        var answer = await api.GetAsync<IssueList>("hotline", search.AddressOf(search.Page, "api/issues"), ct);
        return answer.Value is { } list ? Page.Show<IssuesPage>(new IssuesModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record IssuesModel(IssueSearch Search, IssueList Found);

/// <summary>Which issues, in the address.</summary>
public sealed record IssueSearch(string State, int Page)
{
    private const int Size = 20;

    public static IReadOnlyList<string> States { get; } = ["open", "closed", "merged"];

    public static IssueSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            States.FirstOrDefault(state => state == query["state"].ToString()) ?? States[0],
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string AddressOf(int page, string path = "/issues") =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = State, ["page"] = page.ToString(CultureInfo.InvariantCulture) });
}

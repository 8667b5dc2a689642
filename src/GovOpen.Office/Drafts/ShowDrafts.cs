using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Drafts;

/// <summary>The drafts of one state, or all that are under way.</summary>
internal static class ShowDrafts
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = DraftSearch.Read(request.Query);
        var answer = await api.GetAsync<DraftList>("publishing", search.ApiAddress, ct);
        return answer.Value is { } list ? Page.Show<DraftsPage>(new DraftsModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record DraftsModel(DraftSearch Search, DraftList Found);

/// <summary>Which drafts, in the address. All but the finished where nothing is said; <c>all</c>: those too.</summary>
public sealed record DraftSearch(string State, int Page)
{
    public const string All = "all";

    private const int Size = 20;

    public static DraftSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = query["state"].ToString();
        return new(
            state == All || DraftWay.States.Contains(state) ? state : DraftWay.Open,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string ApiAddress => QueryHelpers.AddQueryString("api/drafts", Asked(State == All ? null : State, Page));

    /// <summary>Another page of the same.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString("/drafts", Asked(State, page == 1 ? null : page));

    private static Dictionary<string, string?> Asked(string? state, int? page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (state is not null) asked["state"] = state;
        if (page is { } number) asked["page"] = number.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}

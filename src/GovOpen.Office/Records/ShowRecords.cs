using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Records;

/// <summary>The records of the unit or the division, drafts included, the newest first.</summary>
internal static class ShowRecords
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = RecordSearch.Read(request.Query);
        var types = await api.GetAsync<RecordTypeList>("publishing", "api/record-types", ct);
        if (types.Value is not { } all) return Page.Failed(types);

        var answer = await api.GetAsync<RecordList>("publishing", search.ApiAddress, ct);
        return answer.Value is { } list ? Page.Show<RecordsPage>(new RecordsModel(search, list, all)) : Page.Failed(answer);
    }

    public static async Task<IResult> Gaps(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Gaps>("publishing", "api/columns/gaps", ct);
        return answer.Value is { } gaps ? Page.Show<GapsPage>(gaps) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
/// <param name="Types">To choose from.</param>
public sealed record RecordsModel(RecordSearch Search, RecordList Found, RecordTypeList Types);

/// <summary>Which records, in the address.</summary>
public sealed record RecordSearch(string State, string Type, int Page)
{
    private const int Size = 20;

    private const int Longest = 100;

    public static IReadOnlyList<string> States { get; } = ["draft", "returned", "cleared", "published", "withdrawn"];

    public static RecordSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = query["state"].ToString();
        return new(
            States.Contains(state) ? state : "",
            query["type"].ToString() is { Length: <= Longest } type ? type : "",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string ApiAddress => QueryHelpers.AddQueryString("api/records", Asked(Page));

    /// <summary>Another page of the same.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString("/records", Asked(page == 1 ? null : page));

    private Dictionary<string, string?> Asked(int? page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (State.Length > 0) asked["state"] = State;
        if (Type.Length > 0) asked["type"] = Type;
        if (page is { } number) asked["page"] = number.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}

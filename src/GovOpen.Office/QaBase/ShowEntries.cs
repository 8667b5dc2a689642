using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.QaBase;

/// <summary>The entries of one state, of one document, or those that end within a month.</summary>
internal static class ShowEntries
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, TimeProvider clock, CancellationToken ct)
    {
        var search = QaSearch.Read(request.Query);
        var answer = await api.GetAsync<QaEntryList>("interpretation", search.ApiAddress(clock), ct);
        return answer.Value is { } list ? Page.Show<EntriesPage>(new EntriesModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record EntriesModel(QaSearch Search, QaEntryList Found);

/// <summary>Which entries, in the address.</summary>
public sealed record QaSearch(string? State, Guid? Document, int Page)
{
    /// <summary>Those that end within a month, whatever their state.</summary>
    public const string Ending = "ending";

    private const int Size = 20;
    private const int DaysBefore = 30;

    public static IReadOnlyList<string> States { get; } = ["drafting", "inReview", "published", "retired", Ending];

    public static QaSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            States.FirstOrDefault(state => state == query["state"].ToString()),
            Guid.TryParse(query["document"], out var document) ? document : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    /// <summary>All of one state, or those that end within a month.</summary>
    public static QaSearch Of(string state) => new(state, Document: null, Page: 1);

    /// <summary>For how many there are.</summary>
    public string CountAddress(TimeProvider clock) => QueryHelpers.AddQueryString(ApiAddress(clock), "size", "1");

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string AddressOf(int page) => QueryHelpers.AddQueryString("/qa", Asked(page));

    public string ApiAddress(TimeProvider clock)
    {
        var asked = Asked(Page);
        if (State == Ending)
        {
            asked.Remove("state");
            asked["endsUntil"] = Contracts.ShanghaiDay.Today(clock).AddDays(DaysBefore).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return QueryHelpers.AddQueryString("api/qa", asked);
    }

    private Dictionary<string, string?> Asked(int page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (State is not null) asked["state"] = State;
        if (Document is { } document) asked["document"] = document.ToString();
        if (page > 1) asked["page"] = page.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}

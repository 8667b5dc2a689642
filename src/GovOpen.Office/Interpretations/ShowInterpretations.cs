using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Interpretations;

/// <summary>The interpretations of one state, or of one document.</summary>
internal static class ShowInterpretations
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = InterpretationSearch.Read(request.Query);
        var answer = await api.GetAsync<InterpretationList>("interpretation", QueryHelpers.AddQueryString("api/interpretations", search.Asked(search.Page)), ct);
        return answer.Value is { } list ? Page.Show<InterpretationsPage>(new InterpretationsModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record InterpretationsModel(InterpretationSearch Search, InterpretationList Found);

/// <summary>Which interpretations, in the address.</summary>
public sealed record InterpretationSearch(string? State, Guid? Document, int Page)
{
    private const int Size = 20;

    public static IReadOnlyList<string> States { get; } = ["drafting", "inReview", "approved", "released", "abandoned"];

    public static InterpretationSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            States.FirstOrDefault(state => state == query["state"].ToString()),
            Guid.TryParse(query["document"], out var document) ? document : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    /// <summary>Another page of the same.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString("/interpretations", Asked(page));

    public Dictionary<string, string?> Asked(int page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (State is not null) asked["state"] = State;
        if (Document is { } document) asked["document"] = document.ToString();
        if (page > 1) asked["page"] = page.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}

using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Documents;

/// <summary>The published documents of the unit or the division, the newest first.</summary>
internal static class ShowDocuments
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = DocumentSearch.Read(request.Query);
        var answer = await api.GetAsync<DocumentList>("publishing", search.ApiAddress, ct);
        return answer.Value is { } list ? Page.Show<DocumentsPage>(new DocumentsModel(search, list)) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
public sealed record DocumentsModel(DocumentSearch Search, DocumentList Found);

/// <summary>Which documents, in the address.</summary>
public sealed record DocumentSearch(bool? ReviewNeeded, int Page)
{
    private const int Size = 20;

    public static DocumentSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            bool.TryParse(query["reviewNeeded"], out var needed) ? needed : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string ApiAddress => QueryHelpers.AddQueryString("api/documents", Asked(Page));

    /// <summary>Another page of the same.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString("/documents", Asked(page == 1 ? null : page));

    private Dictionary<string, string?> Asked(int? page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (ReviewNeeded is { } needed) asked["reviewNeeded"] = needed ? "true" : "false";
        if (page is { } number) asked["page"] = number.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}

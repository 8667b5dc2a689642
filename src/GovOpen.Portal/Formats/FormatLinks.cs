using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Formats;

/// <summary>Where a document stands in other formats.</summary>
internal static class FormatLinks
{
    public static string AkomaNtoso(DocumentView document, DateOnly? asOf = null) => FindByNumber.On($"{document.Url}/akn.xml", asOf);

    public static string Legislation(DocumentView document, DateOnly? asOf = null) => FindByNumber.On($"{document.Url}/legislation.jsonld", asOf);

    public static string Json(DocumentView document, DateOnly? asOf = null) => FindByNumber.On($"/api/documents/{document.Id}", asOf);
}

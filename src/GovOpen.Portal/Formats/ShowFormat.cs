using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Formats;

/// <summary>One document on one day, for machines.</summary>
internal static class ShowFormat
{
    public static Task<IResult> AkomaNtosoOf(Guid id, HttpRequest request, SearchService search, Visit visit, IOptions<PortalOptions> options, CancellationToken ct) =>
        Of(id, request, search, visit, document => AsAkomaNtoso(document, options.Value.Site), ct);

    public static Task<IResult> LegislationOf(Guid id, HttpRequest request, SearchService search, Visit visit, IOptions<PortalOptions> options, CancellationToken ct) =>
        Of(id, request, search, visit, document => AsLegislation(document, options.Value.Site), ct);

    public static IResult AsAkomaNtoso(DocumentView document, SiteOptions site) => TypedResults.Bytes(AkomaNtoso.Of(document, site), AkomaNtoso.ContentType);

    public static IResult AsLegislation(DocumentView document, SiteOptions site) => TypedResults.Text(LegislationJson.Of(document, site), LegislationJson.ContentType, System.Text.Encoding.UTF8);

    private static async Task<IResult> Of(Guid id, HttpRequest request, SearchService search, Visit visit, Func<DocumentView, IResult> show, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(SearchForm.Empty, mistakes);

        var answer = await search.DocumentAsync(id, form.AsOf, ct);
        return answer.Value is { } document ? show(document) : NoDocument.For(answer, form.AsOf, id, visit);
    }
}

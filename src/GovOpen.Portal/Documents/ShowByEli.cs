using GovOpen.Contracts;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Formats;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Documents;

/// <summary>
/// A document by its European Legislation Identifier, today's or as it counts on a day, in the format that the caller reads best.
/// Where several documents bear the identifier, the reader chooses (300).
/// </summary>
internal static class ShowByEli
{
    public static async Task<IResult> Handle(
        string division, string year, string form, string number, string? date, HttpContext context,
        SearchService search, PublishingService publishing, Visit visit, IOptions<PortalOptions> options, TimeProvider clock, CancellationToken ct)
    {
        DateOnly? asOf = null;
        if (date is not null)
        {
            if (!WrittenDay.TryRead(date, out var day)) return ErrorPages.BadInput(SearchForm.Empty, ["asOf"]);
            asOf = day;
        }

        context.Response.Headers.Vary = "Accept";
        var (found, several) = await search.ByEliAsync(division, year, form, number, asOf, ct);
        if (several is { Candidates.Count: > 0 }) return PageEndpoints.Show<NumberPage>(new NumberModel(several, asOf, IsEli: true), StatusCodes.Status300MultipleChoices);
        if (found.Value is not { } document) return NoDocument.For(found, asOf, id: null, visit);

        return AcceptedFormat.Best(context.Request.GetTypedHeaders().Accept) switch
        {
            AkomaNtoso.ContentType => ShowFormat.AsAkomaNtoso(document, options.Value.Site),
            LegislationJson.ContentType => ShowFormat.AsLegislation(document, options.Value.Site),
            AcceptedFormat.Json => TypedResults.Ok(document),
            _ => ShowDocument.Page(document, await publishing.CheckBasisAsync(document.Id, document.AsOf, ct), context.Request, clock.Today()),
        };
    }
}

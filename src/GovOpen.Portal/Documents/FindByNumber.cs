using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Documents;

/// <summary>The document with a number; where several bear it, the reader chooses.</summary>
internal static class FindByNumber
{
    public static async Task<IResult> Handle(string number, HttpRequest request, SearchService search, Visit visit, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        var answer = await search.ByNumberAsync(number, form.AsOf, ct);
        return answer switch
        {
            { Value.Candidates: [var only] } => Open(only, form.AsOf, visit),
            { Value: { Candidates.Count: > 1 } several } => PageEndpoints.Show<NumberPage>(new NumberModel(several, form.AsOf)),
            { Value: not null } or { Status: StatusCodes.Status404NotFound } => ErrorPages.For(StatusCodes.Status404NotFound, SearchForm.Empty.With("q", DocumentNumber.KeyOf(number))),
            _ => NoDocument.For(answer, form.AsOf, id: null, visit),
        };
    }

    public static IResult Open(NumberCandidate document, DateOnly? asOf, Visit visit) =>
        TypedResults.LocalRedirect(visit.To(On(document.Url, asOf)));

    /// <summary>A document's address, for a day where that matters.</summary>
    public static string On(string url, DateOnly? asOf) =>
        asOf is null ? url : QueryHelpers.AddQueryString(url, "asOf", asOf.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <param name="Found">The documents that bear one number.</param>
/// <param name="AsOf">The day asked for; null: today.</param>
/// <param name="IsEli">Whether they share an identifier of ELI, not a 发文字号.</param>
public sealed record NumberModel(NumberCandidates Found, DateOnly? AsOf, bool IsEli = false);

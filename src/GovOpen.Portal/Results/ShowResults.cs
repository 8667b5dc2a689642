using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Results;

/// <summary>Searches. Who types a document number and nothing else is taken to the document at once.</summary>
internal static class ShowResults
{
    public static async Task<IResult> Handle(HttpRequest request, SearchService search, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        if (form.IsPlain && DocumentNumber.TryParse(form.Q, out var number))
        {
            var bearers = await search.ByNumberAsync(number.ToString(), form.AsOf, ct);
            if (bearers.Value is { Candidates: [var only] }) return FindByNumber.Open(only, form.AsOf, visit);
        }

        var answer = await search.FindAsync(form.Query, ct);
        return answer switch
        {
            { Value: { } found } => PageEndpoints.Show<ResultsPage>(new ResultsModel(form, found, clock.Today())),
            { Status: StatusCodes.Status400BadRequest } => ErrorPages.BadInput(form, [.. answer.Errors.Select(e => e.Field)]),
            _ => ErrorPages.For(answer.Status, form),
        };
    }
}

/// <summary>One page of matches.</summary>
/// <param name="Form">What was asked.</param>
/// <param name="Found">What Search answered.</param>
/// <param name="Today">In Shanghai.</param>
public sealed record ResultsModel(SearchForm Form, SearchResponse Found, DateOnly Today)
{
    /// <summary>The day to carry to the documents; none while it is today.</summary>
    public DateOnly? OtherDay => Found.AsOf == Today ? null : Found.AsOf;

    /// <summary>How many more there are whatever their validity.</summary>
    public int Hidden => Math.Max(0, Found.Facets.Validity.Sum(v => v.Count) - Found.Total);
}

using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Interpretations;

/// <summary>An interpretation on one day, with the document that it explains and with which it ends.</summary>
internal static class ShowInterpretation
{
    public static async Task<IResult> Handle(Guid id, HttpRequest request, SearchService search, Visit visit, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        var answer = await search.InterpretationAsync(id, form.AsOf, ct);
        return answer.Value is { } interpretation
            ? PageEndpoints.Show<InterpretationPage>(new InterpretationModel(interpretation, form.AsOf))
            : NoDocument.For(answer, form.AsOf, id: null, visit);
    }
}

/// <param name="Interpretation">What Search answered.</param>
/// <param name="OtherDay">The day to carry to the document; null: today.</param>
public sealed record InterpretationModel(InterpretationView Interpretation, DateOnly? OtherDay)
{
    /// <summary>The document, on the same day.</summary>
    public string Document => FindByNumber.On(Interpretation.Document.Url, OtherDay);
}

using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Answers;

/// <summary>An answer of the Q&amp;A base with the clauses on which it rests; of one that was retired, why.</summary>
internal static class ShowAnswer
{
    public static async Task<IResult> Handle(Guid id, HttpRequest request, SearchService search, Visit visit, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        var answer = await search.AnswerAsync(id, form.AsOf, ct);
        if (answer.Value is { } found) return PageEndpoints.Show<AnswerPage>(new AnswerModel(found, form.AsOf));
        return answer.Retired is { } reason ? PageEndpoints.Show<TakenDownPage>(new TakenDown("answer.retired", reason), StatusCodes.Status410Gone) : NoDocument.For(answer, form.AsOf, id: null, visit);
    }
}

/// <param name="View">What Search answered.</param>
/// <param name="OtherDay">The day to carry to the documents; null: today.</param>
public sealed record AnswerModel(AnswerView View, DateOnly? OtherDay);

using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Answers;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Concerns;

/// <summary>办理结果: a concern and what was answered, with the documents that it names; of one that was withdrawn, why.</summary>
internal static class ShowResult
{
    public static async Task<IResult> Handle(Guid id, HttpRequest request, SearchService search, Visit visit, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        var answer = await search.ResultAsync(id, form.AsOf, ct);
        if (answer.Value is { } found) return PageEndpoints.Show<ResultPage>(new ResultModel(found, form.AsOf));
        return answer.Retired is { } reason ? PageEndpoints.Show<TakenDownPage>(new TakenDown("result.withdrawn", reason), StatusCodes.Status410Gone) : NoDocument.For(answer, form.AsOf, id: null, visit);
    }
}

/// <param name="View">What Search answered.</param>
/// <param name="OtherDay">The day to carry to the documents; null: today.</param>
public sealed record ResultModel(ResultView View, DateOnly? OtherDay);

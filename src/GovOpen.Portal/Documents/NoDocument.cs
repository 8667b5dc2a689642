using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Documents;

/// <summary>What a reader gets where there is no document to show: why, and a way on.</summary>
internal static class NoDocument
{
    public static IResult For<T>(Answer<T> answer, DateOnly? asOf, Guid? id, Visit visit) where T : class => answer switch
    {
        { Status: StatusCodes.Status400BadRequest } => ErrorPages.BadInput(SearchForm.Empty, [.. answer.Errors.Select(error => error.Field)]),
        { Elsewhere: { } elsewhere } => TypedResults.LocalRedirect(visit.To(FindByNumber.On(elsewhere, asOf)), permanent: true, preserveMethod: true),
        { Unpublished: { } unpublished } => PageEndpoints.Show<UnpublishedPage>(unpublished, StatusCodes.Status410Gone),
        _ => ErrorPages.For(answer.Status, asOfDocument: asOf is null ? null : id),
    };
}

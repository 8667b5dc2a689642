using GovOpen.Office.Http;

namespace GovOpen.Office.Errors;

/// <summary>Wherever the service defaults write problem details, a person gets a page instead: unknown addresses, refusals, crashes.</summary>
internal sealed class ErrorPageWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.IsForPeople();

    public ValueTask WriteAsync(ProblemDetailsContext context) =>
        new(ErrorPages.For(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
}

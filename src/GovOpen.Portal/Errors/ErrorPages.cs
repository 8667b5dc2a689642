using GovOpen.Portal.Http;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Errors;

/// <summary>Errors, said to people in plain words with a way on. Machines get problem details from the service defaults.</summary>
internal static class ErrorPages
{
    private static readonly int[] _explained = [400, 404, 429, 500, 503];

    /// <summary>Whatever happens below, a person sees a page.</summary>
    public static void UseErrorPages(this IApplicationBuilder app) => app.UseWhen(context => context.IsForPeople(), pages =>
    {
        pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => For(context.Response.StatusCode).ExecuteAsync(context) });
        pages.UseStatusCodePages(context => For(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    });

    /// <summary>An error by its status.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="form">What was searched for, to try again.</param>
    /// <param name="asOfDocument">The document that was asked for on another day.</param>
    public static IResult For(int status, SearchForm? form = null, Guid? asOfDocument = null) =>
        PageEndpoints.Show<ErrorPage>(new ErrorModel(status, Explained(status), form ?? SearchForm.Empty, [], asOfDocument), status);

    /// <summary>400: which fields were wrong, by the keys of <c>mistake.…</c> in the texts.</summary>
    public static IResult BadInput(SearchForm form, IReadOnlyList<string> mistakes) =>
        PageEndpoints.Show<ErrorPage>(new ErrorModel(400, 400, OnlyWords(form), mistakes, null), StatusCodes.Status400BadRequest);

    // Whatever was wrong shall not be sent again.
    private static SearchForm OnlyWords(SearchForm form) => form.Q.Length > 0 ? SearchForm.Empty.With("q", form.Q) : SearchForm.Empty;

    private static int Explained(int status) => _explained.Contains(status) ? status : status < 500 ? 400 : 500;
}

/// <param name="Status">As answered.</param>
/// <param name="Explanation">The status whose texts explain it.</param>
/// <param name="Form">What was searched for, to try again.</param>
/// <param name="Mistakes">What was wrong with the input.</param>
/// <param name="AsOfDocument">The document that was asked for on another day.</param>
public sealed record ErrorModel(int Status, int Explanation, SearchForm Form, IReadOnlyList<string> Mistakes, Guid? AsOfDocument);

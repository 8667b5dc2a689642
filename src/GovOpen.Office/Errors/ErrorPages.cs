using GovOpen.Office.Pages;

namespace GovOpen.Office.Errors;

/// <summary>Errors, said to people in plain words with a way on.</summary>
internal static class ErrorPages
{
    private static readonly int[] _explained = [400, 403, 404, 429, 500, 503];

    /// <summary>An error by its status.</summary>
    public static IResult For(int status) => Page.Show<ErrorPage>(new ErrorModel(status, Explained(status)), status);

    private static int Explained(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => StatusCodes.Status404NotFound,
        StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout => StatusCodes.Status503ServiceUnavailable,
        _ => _explained.Contains(status) ? status : status < 500 ? 400 : 500,
    };
}

/// <param name="Status">As answered.</param>
/// <param name="Explanation">The status whose texts explain it.</param>
public sealed record ErrorModel(int Status, int Explanation);

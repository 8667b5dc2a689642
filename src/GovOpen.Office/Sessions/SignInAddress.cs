using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Sessions;

/// <summary>Where somebody without a session is sent: to the sign-in page, with the reason and the way back.</summary>
internal static class SignInAddress
{
    public const string Expired = "expired";

    public static string After(HttpContext context)
    {
        var request = context.Request;
        // A form cannot be sent again; whoever signs in is taken back to the page on which it stood.
        var asked = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? request.Path.ToUriComponent() + request.QueryString.ToUriComponent()
            : SameSiteReferrer(request);
        return QueryHelpers.AddQueryString("/sign-in", Parameters(asked, context));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(string? asked, HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(SessionRegistration.Cookie)) yield return new("why", Expired);
        if (asked is not (null or "/") && ReturnUrl.IsLocal(asked)) yield return new(ReturnUrl.Parameter, asked);
        if (context.Request.Query[Visit.LanguageParameter] == Visit.English) yield return new(Visit.LanguageParameter, Visit.English);
    }

    private static string? SameSiteReferrer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) && referrer.Authority == request.Host.Value ? referrer.PathAndQuery : null;
}

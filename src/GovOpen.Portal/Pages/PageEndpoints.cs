using GovOpen.Portal.Documents;
using GovOpen.Portal.Home;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Portal.Pages;

/// <summary>The pages of the site.</summary>
internal static class PageEndpoints
{
    // HEAD too: link checkers of government sites ask with it.
    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapPage("/", ShowHome.Handle);
        app.MapPage("/search", ShowResults.Handle);
        app.MapPage("/documents/{id:guid}", ShowDocument.Handle);
        app.MapPage("/documents/by-number/{number}", FindByNumber.Handle);
        app.MapPage("/about", () => new RazorComponentResult<AboutPage>());
        app.MapPage("/accessibility", () => new RazorComponentResult<AccessibilityPage>());
    }

    private static void MapPage(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapMethods(pattern, _methods, handle).ExcludeFromDescription();

    /// <summary>A page that shows one model.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };
}

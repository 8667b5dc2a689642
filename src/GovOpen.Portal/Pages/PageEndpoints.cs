using GovOpen.Portal.Answers;
using GovOpen.Portal.Checks;
using GovOpen.Portal.CleanUps;
using GovOpen.Portal.Concerns;
using GovOpen.Portal.Digests;
using GovOpen.Portal.Documents;
using GovOpen.Portal.Feeds;
using GovOpen.Portal.Formats;
using GovOpen.Portal.Home;
using GovOpen.Portal.Http;
using GovOpen.Portal.Interpretations;
using GovOpen.Portal.Lists;
using GovOpen.Portal.Records;
using GovOpen.Portal.Results;
using GovOpen.Portal.Sites;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Portal.Pages;

/// <summary>The pages of the site.</summary>
internal static class PageEndpoints
{
    // 5,000 characters, nine bytes each in a form, and the rest of it.
    private const int LargestForm = 64 * 1024;

    // HEAD too: link checkers of government sites ask with it.
    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapPage("/", ShowHome.Handle);
        app.MapPage("/search", ShowResults.Handle);
        app.MapPage("/documents/{id:guid}", ShowDocument.Handle);
        app.MapPage("/documents/by-number/{number}", FindByNumber.Handle);
        app.MapPage("/documents/{id:guid}/akn.xml", ShowFormat.AkomaNtosoOf);
        app.MapPage("/documents/{id:guid}/legislation.jsonld", ShowFormat.LegislationOf);
        app.MapPage("/interpretations/{id:guid}", ShowInterpretation.Handle);
        app.MapPage("/answers/{id:guid}", ShowAnswer.Handle);
        app.MapPage("/results/{id:guid}", ShowResult.Handle);
        app.MapPage("/eli/cn/{division}/{year}/{form}/{number}/{date?}", ShowByEli.Handle);
        app.MapPage("/basis-check", ShowBasisCheck.Handle);
        app.MapPage("/documents/{id:guid}/compare", ShowComparison.Handle);
        app.MapPage("/clean-ups", ShowCleanUps.Handle);
        app.MapPage("/clean-ups/{id:guid}", ShowCleanUp.Handle);
        app.MapPage("/feeds", ShowFeeds.Handle);
        app.MapPage("/feeds/{name}.atom", ShowFeed.Handle);
        app.MapPage("/sitemap.xml", (SiteMap map, CancellationToken ct) => map.Index(ct));
        app.MapPage("/sitemap/{name}.xml", (string name, SiteMap map, CancellationToken ct) => map.Map(name, ct));
        app.MapPage("/effective-list", ShowEffectiveList.Handle);
        app.MapPage("/concerns", ShowConcerns.Handle);
        app.MapForm("/concerns", ShowConcerns.File).LimitsConcerns();
        app.MapForm("/concerns/lookup", ShowConcerns.LookUp).LimitsLookups();
        app.MapForm("/concerns/evaluate", ShowConcerns.Evaluate).LimitsLookups();
        app.MapPage("/digests", ShowDigests.Handle);
        app.MapPage("/digests/{id:guid}", ShowDigests.One);
        app.MapPage("/robots.txt", Robots.Handle);
        app.MapPage("/catalogue.jsonld", Catalogue.Handle);
        app.MapPage("/about", () => new RazorComponentResult<AboutPage>());
        app.MapPage("/accessibility", () => new RazorComponentResult<AccessibilityPage>());
        app.MapRecordPages();
    }

    /// <summary>A page by GET and HEAD.</summary>
    public static void MapPage(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapMethods(pattern, _methods, handle).ExcludeFromDescription();

    private static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapPost(pattern, handle).ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LargestForm));

    /// <summary>A page that shows one model.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };
}

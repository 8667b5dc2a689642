using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Sites;

/// <summary>What search engines may read: every page, but not every search or comparison that can be asked, and not the API.</summary>
internal static class Robots
{
    public static IResult Handle(IOptions<PortalOptions> options) => TypedResults.Text($"""
        User-agent: *
        Disallow: /api/
        Disallow: /search
        Disallow: /basis-check?
        Disallow: /documents/*/compare

        Sitemap: {options.Value.Site.Whole("/sitemap.xml")}

        """);
}

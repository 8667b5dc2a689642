namespace GovOpen.Portal.Http;

/// <summary>Pages are for people; the API, its description, the map of the site and the health checks are for machines.</summary>
internal static class Audience
{
    private static readonly PathString[] _machines = ["/api", "/health", "/openapi", "/sitemap", "/sitemap.xml"];

    public static bool IsForPeople(this HttpContext context) =>
        !Array.Exists(_machines, machine => context.Request.Path.StartsWithSegments(machine, StringComparison.Ordinal));
}

namespace GovOpen.Office.Http;

/// <summary>Pages are for people; the API, the health checks and the API's description are for machines.</summary>
internal static class Audience
{
    private static readonly PathString[] _machines = ["/api", "/health", "/openapi"];

    public static bool IsForPeople(this HttpContext context) =>
        !Array.Exists(_machines, machine => context.Request.Path.StartsWithSegments(machine, StringComparison.Ordinal));
}

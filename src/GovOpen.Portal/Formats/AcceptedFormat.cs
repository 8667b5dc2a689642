using Microsoft.Net.Http.Headers;

namespace GovOpen.Portal.Formats;

/// <summary>Which of the formats of a document a caller likes best (RFC 9110, 12.5.1). Who names none of them gets the page.</summary>
internal static class AcceptedFormat
{
    public const string Html = "text/html";

    public const string Json = "application/json";

    // In our own order of preference, for callers that like several alike.
    private static readonly string[] _offered = [Html, LegislationJson.ContentType, AkomaNtoso.ContentType, Json];

    public static string Best(IList<MediaTypeHeaderValue> accepted) =>
        _offered.Select(format => (Format: format, Liking: Liking(format, accepted))).Where(offer => offer.Liking > 0).OrderByDescending(offer => offer.Liking).Select(offer => offer.Format).FirstOrDefault(Html);

    /// <summary>The quality of the most specific range that covers the format.</summary>
    private static double Liking(string format, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => Covers(range, format))
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .Select(range => range.Quality ?? 1).FirstOrDefault();

    // Not by its suffix: who reads JSON does not for that reason ask for JSON-LD.
    private static bool Covers(MediaTypeHeaderValue range, string format) =>
        range.MatchesAllTypes
        || range.MediaType.Equals(format, StringComparison.OrdinalIgnoreCase)
        || (range.MatchesAllSubTypes && format.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase));
}

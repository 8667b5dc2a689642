using System.Globalization;
using GovOpen.ServiceDefaults;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Publishing.Records;

/// <summary>Which version of a record somebody saw who changes it: <c>version</c> in the body, or <c>If-Match</c> with its ETag.</summary>
internal static class SeenVersion
{
    public static long? Read(HttpRequest request, long? stated, List<FieldError> errors)
    {
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0)
        {
            if (stated is null) errors.Add(new("version", "is missing: say which version you saw, here or as If-Match."));
            return stated;
        }

        if (!EntityTagHeaderValue.TryParse(match, out var tag) || !long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) errors.Add(new("If-Match", "must be the ETag that the record was read with."));
        else if (stated is not null && stated != version) errors.Add(new("version", $"is {stated}, but If-Match is {version}."));
        else return version;
        return null;
    }

    public static void Tell(HttpResponse response, long version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

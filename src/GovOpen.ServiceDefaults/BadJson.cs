using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace GovOpen.ServiceDefaults;

/// <summary>A body that is no JSON, lacks a field, has an unknown one, or a wrong value: 400 that names the field, instead of the framework's empty one.</summary>
internal sealed partial class BadJson : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad) return false;

        var problem = bad.InnerException is JsonException json ? Problems.BadFields([.. ErrorsOf(json)])
            : Problems.Refused(bad.StatusCode, bad.StatusCode == StatusCodes.Status415UnsupportedMediaType ? "unsupported-media-type" : "bad-request",
                bad.StatusCode == StatusCodes.Status415UnsupportedMediaType ? "Send the body as application/json." : "The request cannot be read: a parameter or the body is missing or malformed.");
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>System.Text.Json says it in a sentence; what stands in quotation marks there is the caller's own.</summary>
    private static IEnumerable<FieldError> ErrorsOf(JsonException json)
    {
        if (json.Message.Contains("missing required", StringComparison.Ordinal))
        {
            foreach (var name in Quoted().Matches(json.Message).Skip(1)) yield return new(name.Groups["name"].Value, "is missing.");
        }
        else if (json.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            yield return new(Quoted().Match(json.Message).Groups["name"].Value, "is no field here.");
        }
        else
        {
            yield return new(json.Path is null or "$" or "" ? "body" : json.Path.TrimStart('$', '.'), "has a value that does not fit, or the body is no JSON.");
        }
    }

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}

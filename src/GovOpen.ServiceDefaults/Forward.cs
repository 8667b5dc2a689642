using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovOpen.ServiceDefaults;

/// <summary>
/// The gateways' one way to pass a request on to a service. What is mapped is forwarded, everything else is unknown.
/// Method, query and bodies pass unchanged and streamed; the trace flows by HttpClient itself.
/// </summary>
public static class Forward
{
    // Of one connection only (RFC 9110, 7.6.1), or set anew on each hop; cookies belong to the gateway alone.
    private static readonly FrozenSet<string> _ofOneHop = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Host", "Expect", "Cookie", "Set-Cookie", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
        "traceparent", "tracestate", "baggage", "Server", "Date",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int Buffer = 64 * 1024;

    /// <summary>Forwards one method of one route.</summary>
    /// <param name="app">The gateway.</param>
    /// <param name="method">GET, POST…</param>
    /// <param name="pattern">The route, with single-segment parameters only: <c>/api/documents/{id}</c>.</param>
    /// <param name="to">A service: a client registered by <see cref="ServiceClient.AddServiceClient"/>; with a scope, its token replaces the caller's.</param>
    /// <param name="path">The path there, where it differs.</param>
    public static IEndpointConventionBuilder MapForward(this IEndpointRouteBuilder app, string method, string pattern, string to, string? path = null) =>
        app.MapMethods(pattern, [method], async context =>
        {
            using var answer = await AskAsync(context, to, path ?? Fill(pattern, context.Request.RouteValues));
            if (answer is not null) await PassOnAsync(answer, context);
        }).WithMetadata(new ForwardedTo(to));

    /// <summary>Sends the request of <paramref name="context"/> to a service. Null: it could not be reached, and the caller was told so.</summary>
    private static async Task<HttpResponseMessage?> AskAsync(HttpContext context, string service, string path)
    {
        try
        {
            return await SendAsync(context, service, path);
        }
        catch (HttpRequestException e) when (e.InnerException is BadHttpRequestException bad)
        {
            // The caller's own body failed: too large, or cut.
            await Problems.Refused(bad.StatusCode, "unreadable-body", "The body of the request could not be read.").ExecuteAsync(context);
        }
        catch (Exception e) when (IsUnreachable(e, context.RequestAborted))
        {
            context.Logger().LogWarning("{Service} could not be reached: {Error}", service, e.Message);
            context.Response.Headers.RetryAfter = "5";
            await Problems.Refused(StatusCodes.Status503ServiceUnavailable, "upstream-unavailable", $"The {service} service cannot be reached now. Please try again in a moment.").ExecuteAsync(context);
        }

        return null;
    }

    /// <summary>Sends the request of <paramref name="context"/> to a service; the answer's body is still on its way.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpContext context, string service, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(path);

        var asked = context.Request;
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(path.TrimStart('/') + asked.QueryString.Value, UriKind.Relative));
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
        if (hasBody || asked.ContentType is not null)
        {
            request.Content = new StreamContent(asked.Body, Buffer);
            // A refusal that needs no body (401, 403) arrives before gigabytes were sent for nothing.
            request.Headers.ExpectContinue = hasBody;
        }

        var ofThisHop = asked.Headers.Connection;
        foreach (var (name, values) in asked.Headers)
        {
            if (_ofOneHop.Contains(name) || ofThisHop.Any(list => Names(list, name))) continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        var client = context.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient(service);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
    }

    /// <summary>
    /// Answers with what a service answered. What it does not allow to be kept is asked for again before it is used: a browser or
    /// proxy that is told nothing guesses, and a document can end at any moment.
    /// </summary>
    public static async Task PassOnAsync(HttpResponseMessage answer, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(context);

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!_ofOneHop.Contains(name)) context.Response.Headers[name] = values.ToArray();
        }

        if (HttpMethods.IsGet(context.Request.Method) && context.Response.Headers.CacheControl.Count == 0) context.Response.Headers.CacheControl = "no-cache";
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Whether a call failed because the other side, or the issuer of our token, is down or too slow; not because the caller left.</summary>
    public static bool IsUnreachable(Exception exception, CancellationToken callerLeft) => exception switch
    {
        HttpRequestException => true,
        OperationCanceledException => !callerLeft.IsCancellationRequested,
        InvalidOperationException { InnerException: IOException or HttpRequestException } => true, // the issuer's discovery document
        _ => false,
    };

    // Parameters are escaped again one by one, so that nothing in them can change the path. Routing leaves %2F as it is.
    private static string Fill(string pattern, RouteValueDictionary parameters) =>
        parameters.Aggregate(pattern, (path, parameter) => path.Replace(
            $"{{{parameter.Key}}}",
            Uri.EscapeDataString(((string)parameter.Value!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)),
            StringComparison.Ordinal));

    private static bool Names(string? list, string header) =>
        list?.Split(',', StringSplitOptions.TrimEntries).Contains(header, StringComparer.OrdinalIgnoreCase) == true;

    private static ILogger Logger(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("GovOpen.Forward");
}

/// <summary>Beside a route of a gateway: which service judges who may take it, by the caller's own token.</summary>
public sealed record ForwardedTo(string Service);

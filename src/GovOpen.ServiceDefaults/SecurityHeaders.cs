using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GovOpen.ServiceDefaults;

/// <summary>On every answer of every service, errors included. Pages need no script, so none is allowed but where one says so (<see cref="OwnScript"/>); no other site may read or frame anything.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For the few pages that do more with one.</summary>
    private const string WithOwnScript = ContentPolicy + "; script-src 'self'; connect-src 'self'";

    private const string Permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: an error handler empties the headers first.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<OwnScript>() is null ? ContentPolicy : WithOwnScript;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return Task.CompletedTask;
        });
        return next(context);
    });
}

/// <summary>Beside a page that does more with a script of ours, and all that it must without.</summary>
public sealed class OwnScript;

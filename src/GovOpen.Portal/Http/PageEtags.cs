using System.Security.Cryptography;
using GovOpen.Portal.Feeds;
using GovOpen.Portal.Formats;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Portal.Http;

/// <summary>
/// A page may be kept but must be asked for again before it is shown: a document can end at any moment. Asking is cheap,
/// because an unchanged page is answered by 304. The same goes for a document in another format, and for feeds.
/// </summary>
internal static class PageEtags
{
    private static readonly string[] _types = ["text/html", AkomaNtoso.ContentType, LegislationJson.ContentType, AcceptedFormat.Json, Atom.ContentType];

    public static void UsePageEtags(this IApplicationBuilder app) => app.UseWhen(context => context.IsForPeople(), pages => pages.Use(async (context, next) =>
    {
        var answer = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }

        page.Position = 0;
        if (IsPage(context.Response))
        {
            var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)).AsSpan(0, 12))}\"");
            context.Response.GetTypedHeaders().ETag = etag;
            context.Response.Headers.CacheControl = "no-cache";
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.Headers.ContentType = default;
                return;
            }
        }

        await page.CopyToAsync(answer, context.RequestAborted);
    }));

    private static bool IsPage(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && response.Headers.CacheControl.Count == 0 && Array.Exists(_types, type => response.ContentType?.StartsWith(type, StringComparison.Ordinal) == true);
}

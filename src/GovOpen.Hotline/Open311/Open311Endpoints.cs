using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Hotline.Open311;

internal static class Open311Endpoints
{
    public static void MapOpen311(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/open311/v2").WithTags("Open311 GeoReport v2").NeedsScope(Scopes.Public);
        open.AddEndpointFilter(async (asked, next) => asked.HttpContext.GetRouteValue("format") is "json" or "xml" ? await next(asked) : Problems.NotFound("There are two formats: json and xml."));

        open.MapGet("/services.{format}", Open311Service.List);
        open.MapGet("/services/{code}.{format}", Open311Service.Define);
        open.MapGet("/requests.{format}", ReadRequests.List);
        open.MapPost("/requests.{format}", FileRequest.Handle).WithMetadata(new RequestSizeLimitAttribute(FileRequest.MostBytes)).DisableAntiforgery();
        open.MapGet("/requests/{id}.{format}", ReadRequests.One);
        open.MapGet("/tokens/{token}.{format}", (string format) => ReadRequests.Token(format));
    }
}

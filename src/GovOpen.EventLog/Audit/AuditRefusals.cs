using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GovOpen.EventLog.Audit;

/// <summary>Whoever is known and asks for what the role does not allow stands in the trail. (Who is not known is answered 401 and leaves no trace here: anybody could fill the table.)</summary>
internal sealed class AuditRefusals(AuditTrail trail) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _inner = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && Actor.Of(context.User) is not null)
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?";
            await trail.WriteAsync(new("request", $"{context.Request.Method} {route}") { Outcome = "forbidden" });
        }

        await _inner.HandleAsync(next, context, policy, authorizeResult);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.Testing;

/// <summary>One way into a service, and who may take it.</summary>
/// <param name="Method">GET, POST … or * for all.</param>
/// <param name="Pattern">Of the route.</param>
/// <param name="Action">What whoever comes must be allowed to do; null: nothing that has a rule.</param>
/// <param name="Scopes">One of which a token needs; empty: none.</param>
/// <param name="IsOpen">Whether it says itself that anybody may come.</param>
/// <param name="ForwardedTo">Which service judges it by the caller's token, where a gateway only passes it on.</param>
/// <param name="NeedsSession">Whether whoever comes must be signed in to the site.</param>
public sealed record EndpointRow(string Method, string Pattern, StaffAction? Action, IReadOnlyList<string> Scopes, bool IsOpen, string? ForwardedTo, bool NeedsSession)
{
    /// <summary>A path of it, with ids that nothing has.</summary>
    public string Example => System.Text.RegularExpressions.Regex.Replace(Pattern, @"\{[^}]*\}", part => part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : Guid.CreateVersion7().ToString(), default, TimeSpan.FromSeconds(1));

    public string Rule => IsOpen ? "anyone" : Action is { } action ? action.ToString() : Scopes.Count > 0 ? "scope " + string.Join('|', Scopes)
        : ForwardedTo is not null ? "judged by " + ForwardedTo : NeedsSession ? "signed in" : "NO RULE";

    public override string ToString() => $"{Method} {Pattern}: {Rule}";
}

/// <summary>All ways into a service, for the test that walks them: one that is added without a rule is found.</summary>
public static class EndpointTable
{
    public static IReadOnlyList<EndpointRow> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => new EndpointRow(
                method,
                "/" + endpoint.RoutePattern.RawText!.Trim('/'),
                endpoint.Metadata.GetMetadata<NeededAction>()?.Action,
                endpoint.Metadata.GetMetadata<NeededScopes>()?.Scopes ?? [],
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<ForwardedTo>()?.Service,
                endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null)))
            .DistinctBy(row => row.ToString()).OrderBy(row => row.Pattern, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal),
    ];

    /// <summary>The statuses that say who may not come.</summary>
    /// <param name="row">Where to.</param>
    /// <param name="scope">Of the token; null: no token.</param>
    /// <param name="role">Of who comes.</param>
    public static int? RefusalOf(EndpointRow row, string? scope, Role? role)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.IsOpen) return null;
        if (scope is null) return 401;
        if (row.Action is { } action) return scope == Scopes.Staff && role is { } has && Permissions.ReachOf([has], action) is not null ? null : 403;
        return row.Scopes.Contains(scope) ? null : 403;
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tokens;

/// <summary>The token endpoint of RFC 6749: which grant is it, whose token does it buy, sign it.</summary>
internal static class IssueToken
{
    public static async Task<Results<Ok<TokenAnswer>, JsonHttpResult<TokenError>>> Handle(
        HttpRequest request, IOptions<TokensOptions> options, ClientCredentialsGrant machines, PasswordGrant signIns, RefreshTokenGrant refreshes,
        AccessTokens tokens, CancellationToken ct)
    {
        // Not for any cache on the way, whatever the answer.
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.Pragma = "no-cache";

        var form = await TokenForm.ReadAsync(request, ct);
        var grant = form?["grant_type"] switch
        {
            null => TokenError.InvalidRequest("Send a form (application/x-www-form-urlencoded) with grant_type, every field once."),
            "client_credentials" => await machines.TryAsync(form, ct),
            "refresh_token" => await refreshes.TryAsync(form, ct),
            "password" when options.Value.AllowPasswordGrant || await machines.MaySignPeopleInAsync(form, ct) => await signIns.TryAsync(form, ct),
            "password" when form["client_id"] is not null => TokenError.InvalidClient,
            _ => TokenError.UnsupportedGrantType($"This service has: {string.Join(", ", options.Value.GrantTypes)}."),
        };
        if (grant.Subject is not { } subject) return Refused(grant.Refusal!, request.HttpContext.Response);

        return TypedResults.Ok(new TokenAnswer
        {
            AccessToken = await tokens.IssueAsync(subject, ct),
            ExpiresIn = (int)AccessTokens.Lifetime.TotalSeconds,
            RefreshToken = grant.RefreshToken,
        });
    }

    private static JsonHttpResult<TokenError> Refused(TokenError error, HttpResponse response)
    {
        if (error.Status == StatusCodes.Status429TooManyRequests) response.Headers.RetryAfter = "60";
        return TypedResults.Json(error, statusCode: error.Status);
    }
}

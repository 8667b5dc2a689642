using System.Text.Json.Serialization;
using GovOpen.Contracts.Identity.V1;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tokens;

/// <summary>The discovery document (OpenID Connect Discovery, RFC 8414): all that a service has to know of its issuer.</summary>
internal static class DescribeIssuer
{
    public static Ok<Response> Handle(IOptions<TokensOptions> options) => TypedResults.Ok(new Response
    {
        Issuer = options.Value.Issuer,
        TokenEndpoint = options.Value.Issuer + TokenEndpoints.Token,
        JwksUri = options.Value.Issuer + TokenEndpoints.Keys,
        GrantTypes = [.. options.Value.GrantTypes],
    });

    public sealed record Response
    {
        [JsonPropertyName("issuer")]
        public required string Issuer { get; init; }

        [JsonPropertyName("token_endpoint")]
        public required string TokenEndpoint { get; init; }

        [JsonPropertyName("jwks_uri")]
        public required string JwksUri { get; init; }

        [JsonPropertyName("grant_types_supported")]
        public required string[] GrantTypes { get; init; }

        [JsonPropertyName("token_endpoint_auth_methods_supported")]
        public string[] ClientAuthentication { get; } = ["client_secret_post"];

        [JsonPropertyName("scopes_supported")]
        public string[] ScopeNames { get; } = [Scopes.Staff, Scopes.Public, Scopes.Internal, Scopes.SignIn];

        /// <summary>None: there is no authorization endpoint.</summary>
        [JsonPropertyName("response_types_supported")]
        public string[] ResponseTypes { get; } = [];

        [JsonPropertyName("subject_types_supported")]
        public string[] SubjectTypes { get; } = ["public"];

        [JsonPropertyName("id_token_signing_alg_values_supported")]
        public string[] SigningAlgorithms { get; } = [SigningKey.Algorithm];
    }
}

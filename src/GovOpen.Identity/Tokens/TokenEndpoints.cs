namespace GovOpen.Identity.Tokens;

internal static class TokenEndpoints
{
    public const string Token = "/connect/token";
    public const string Keys = "/.well-known/jwks.json";
    private const string Discovery = "/.well-known/openid-configuration";

    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var tokens = app.MapGroup("").WithTags("Tokens").AllowAnonymous();

        tokens.MapPost(Token, IssueToken.Handle)
            .AddOpenApiOperationTransformer((operation, _, _) => TokenForm.Describe(operation))
            .Produces<TokenError>(StatusCodes.Status400BadRequest)
            .Produces<TokenError>(StatusCodes.Status401Unauthorized);
        tokens.MapGet(Keys, PublishKeys.Handle);
        tokens.MapGet(Discovery, DescribeIssuer.Handle);
    }
}

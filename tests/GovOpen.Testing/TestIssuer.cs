using System.Security.Claims;
using System.Security.Cryptography;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Testing;

/// <summary>An issuer of tokens as services see one: discovery, keys, client_credentials. Any client gets the scope that it asks for.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;

    private TestIssuer()
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "test" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            jwks_uri = Address + "/jwks",
            token_endpoint = Address + "/token",
        });
        _app.MapGet("/jwks", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = _key.KeyId });
            return new { keys = new[] { new { kty = key.Kty, use = "sig", kid = key.Kid, alg = "RS256", n = key.N, e = key.E } } };
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return new { access_token = Token(scope: form["scope"]!), token_type = "Bearer", expires_in = 300 };
        });
    }

    /// <summary>For <c>Authentication:Authority</c>.</summary>
    public string Address => _app.Urls.First();

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>A token of a member of staff with these roles.</summary>
    public string StaffToken(params Role[] roles) => Token(Scopes.Staff, roles);

    /// <summary>A token of somebody of a unit in a division.</summary>
    public string StaffToken(Role role, string division, string? unit = null, string subject = "test") =>
        Token(Scopes.Staff, [role], [new("sub", subject), new("division", division), .. unit is null ? Array.Empty<Claim>() : [new("unit", unit)]]);

    /// <summary>A token of somebody with several roles.</summary>
    public string StaffToken(Role[] roles, string division, string subject) => Token(Scopes.Staff, roles, [new("sub", subject), new("division", division)]);

    /// <summary>A token of somebody to whom another delegated a role.</summary>
    public string DelegateToken(Role role, string by, string division, string unit, string subject) =>
        Token(Scopes.Staff, [role], [new("sub", subject), new("division", division), new("unit", unit), new(ActorClaims.Delegation, $"{role}:{by}")]);

    /// <summary>Any token.</summary>
    public string Token(string scope, params Role[] roles) => Token(scope, roles, [new("sub", "test")]);

    private string Token(string scope, Role[] roles, Claim[] claims) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Authentication.Audience,
        Subject = new ClaimsIdentity(
        [
            .. claims,
            new(Authentication.ScopeClaim, scope),
            .. roles.Select(role => new Claim(ActorClaims.Role, role.ToString())),
        ]),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}

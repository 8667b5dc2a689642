using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tokens;

internal static class TokensRegistration
{
    public static void AddTokens(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TokensOptions>().BindConfiguration("Tokens").PostConfigure<IConfiguration>((tokens, configuration) =>
        {
            if (tokens.Issuer.Length == 0) tokens.Issuer = configuration.AddressOf("identity").ToString();
            tokens.Issuer = tokens.Issuer.TrimEnd('/');
        });

        builder.AddKeyRing("GovOpen.Identity");

        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddHostedService<KeyRotation>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, OwnTokens>();
        builder.Services.AddSingleton<IRevocations, OwnRevocations>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddScoped<ClientCredentialsGrant>();
        builder.Services.AddScoped<PasswordGrant>();
        builder.Services.AddScoped<RefreshTokenGrant>();
    }
}

using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
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

        builder.Services.AddDataProtection().SetApplicationName("GovOpen.Identity");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, ILoggerFactory>((ring, configuration, loggers) =>
            ring.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(configuration["DataProtection:KeyRing"]
                    ?? throw new InvalidOperationException("No key ring: set DataProtection__KeyRing to a directory that all replicas share and nobody else reads.")),
                loggers));

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

using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tokens;

/// <summary>Identity judges tokens too, its own: with the keys of its table instead of a discovery document that it would have to ask itself for.</summary>
internal sealed class OwnTokens(SigningKeys keys, IOptions<TokensOptions> options) : IConfigurationManager<OpenIdConnectConfiguration>, IConfigureNamedOptions<JwtBearerOptions>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = options.Value.Issuer };
        foreach (var key in await keys.PublishedAsync(cancel)) configuration.SigningKeys.Add(new RsaSecurityKey(key.ReadPublicKey()) { KeyId = key.Kid });
        return configuration;
    }

    public void RequestRefresh()
    {
        // Read from the table every five seconds anyhow.
    }

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name == JwtBearerDefaults.AuthenticationScheme) options.ConfigurationManager = this;
    }

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);
}

/// <summary>What was taken back, from the tables themselves: in force with the commit.</summary>
internal sealed class OwnRevocations(IDbContextFactory<IdentityDb> databases, SigningKeys keys) : IRevocations
{
    public async ValueTask<bool> RefuseAsync(string subject, DateTime issuedAt, string kid, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id) || (await keys.PublishedAsync(ct)).All(key => key.Kid != kid)) return true;
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.People.Where(p => p.Id == id).Select(p => new { p.NotBefore, p.LockedAt }).SingleOrDefaultAsync(ct);
        if (person is not null) return person.LockedAt is not null || issuedAt < person.NotBefore.UtcDateTime;
        return !await db.Machines.AnyAsync(machine => machine.Id == id, ct);
    }
}

using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Tokens;

/// <summary><c>--revoke-key KID</c>: for a key that may be in other hands. From now on nothing that it signed counts, and another one signs; people are signed in again by their refresh tokens.</summary>
internal static class RevokeKey
{
    private const string Verb = "--revoke-key";

    public static bool IsAskedFor(string[] args) => args.Contains(Verb);

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var kid = args.ElementAtOrDefault(Array.IndexOf(args, Verb) + 1) ?? "";
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        await using var change = await db.BeginUnderLockAsync(CancellationToken.None);
        var key = await db.SigningKeys.SingleOrDefaultAsync(k => k.Kid == kid && (k.RetireAfter == null || k.RetireAfter > now));
        if (key is null)
        {
            await Console.Error.WriteLineAsync($"There is no published key “{kid}”. The published ones: {string.Join(", ", await db.SigningKeys.Where(k => k.RetireAfter == null || k.RetireAfter > now).Select(k => k.Kid).ToListAsync())}.");
            return 1;
        }

        key.RetireAfter = now;
        var next = SigningKey.New(app.Services.GetRequiredService<IDataProtectionProvider>().ForSigningKeys(), activeFrom: now);
        db.SigningKeys.Add(next);
        app.Services.GetRequiredService<AuditTrail>().Add(db, new("signing-key.revoke", "signing-key:" + kid) { After = new { successor = next.Kid } });
        await db.SaveChangesAsync();
        await change.CommitAsync();

        // Every replica signs with the successor by then, so whoever comes with a token of the old key is not one of ours.
        await Task.Delay(SigningKeys.ReadAgainAfter + TimeSpan.FromSeconds(1));
        db.Append(Guid.Parse(kid), 1, new SigningKeyRevoked { Kid = kid, RevokedAt = now });
        await db.SaveChangesAsync();
        Console.WriteLine($"Key {kid} is revoked; {next.Kid} signs from now on. Services refuse what the old one signed within seconds.");
        return 0;
    }
}

using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tokens;

/// <summary>
/// A new signing key every 30 days (<c>Tokens:RotateKeysEvery</c>): published a quarter of an hour before it signs, so that every service
/// knows it by then; its predecessor goes once its last token has expired. Nobody's token is refused on the way.
/// </summary>
internal sealed class KeyRotation(IDbContextFactory<IdentityDb> databases, IDataProtectionProvider protection, AuditTrail trail, IOptions<TokensOptions> options, TimeProvider clock, ILogger<KeyRotation> log)
    : BackgroundService
{
    /// <summary>Services ask for keys every five minutes.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan _look = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_look, clock);
        do
        {
            try
            {
                await RotateIfDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The signing keys cannot be rotated now: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task RotateIfDueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var change = await db.BeginUnderLockAsync(ct); // one replica rotates
        var now = clock.GetUtcNow();
        var current = await db.SigningKeys.Where(key => key.RetireAfter == null).OrderByDescending(key => key.ActiveFrom).ToListAsync(ct);
        if (current.Count == 0 || now - current[0].ActiveFrom < options.Value.RotateKeysEvery) return;

        var next = SigningKey.New(protection.ForSigningKeys(), activeFrom: now + Lead);
        foreach (var key in current) key.RetireAfter = next.ActiveFrom + (2 * AccessTokens.Lifetime);
        db.SigningKeys.Add(next);
        trail.Add(db, new("signing-key.rotate", "signing-key:" + next.Kid) { After = new { next.ActiveFrom, retired = current.Select(key => key.Kid) } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        log.LogInformation("Signing key {Kid} will be used from {ActiveFrom} on.", next.Kid, next.ActiveFrom);
    }
}

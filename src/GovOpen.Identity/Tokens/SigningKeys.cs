using System.Security.Cryptography;
using GovOpen.Identity.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tokens;

/// <summary>
/// The keys of the table, read again every five seconds. The first one, or one in place of keys that nobody can open, is made
/// when it is needed, once for all replicas. While the database is away, what was read last goes on being used.
/// </summary>
internal sealed class SigningKeys(
    IDbContextFactory<IdentityDb> databases, IDataProtectionProvider protection, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    /// <summary>How long a replica goes by what it read.</summary>
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private readonly IDataProtector _protector = protection.ForSigningKeys();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Held? _held;

    /// <summary>What new tokens are signed with.</summary>
    public async Task<SigningCredentials> SignerAsync(CancellationToken ct) => (await HeldAsync(ct)).Signer;

    /// <summary>What tokens may be signed with: all keys that have not retired, those of the future included.</summary>
    public async Task<IReadOnlyList<SigningKey>> PublishedAsync(CancellationToken ct) => (await HeldAsync(ct)).Published;

    public void Dispose() => _reading.Dispose();

    private async Task<Held> HeldAsync(CancellationToken ct)
    {
        if (_held is { } held && clock.GetUtcNow() < held.ReadAgainAt) return held;

        await _reading.WaitAsync(ct);
        try
        {
            if (_held is { } read && clock.GetUtcNow() < read.ReadAgainAt) return read;
            return _held = await ReadAsync(ct);
        }
        catch (Exception e) when (_held is not null && e is not OperationCanceledException)
        {
            log.LogWarning(e, "The signing keys cannot be read; those read before stay in use.");
            return _held = _held with { ReadAgainAt = clock.GetUtcNow() + ReadAgainAfter };
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Held> ReadAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var keys = await PublishedAsync(db, now, ct);
        if (Choose(keys, now) is not { } signer)
        {
            keys = await MakeAsync(db, now, ct);
            signer = Choose(keys, now) ?? throw new InvalidOperationException("A signing key was made and cannot be opened.");
        }

        return new Held(signer, keys, now + ReadAgainAfter);
    }

    private async Task<List<SigningKey>> MakeAsync(IdentityDb db, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync("signing_keys", ct);
        var keys = await PublishedAsync(db, now, ct);
        if (Choose(keys, now) is not null) return keys;

        var key = SigningKey.New(_protector, activeFrom: now);
        db.SigningKeys.Add(key);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        log.LogInformation("Signing key {Kid} was made.", key.Kid);
        return [.. keys, key];
    }

    private static Task<List<SigningKey>> PublishedAsync(IdentityDb db, DateTimeOffset now, CancellationToken ct) =>
        db.SigningKeys.AsNoTracking().Where(key => key.RetireAfter == null || key.RetireAfter > now).OrderBy(key => key.ActiveFrom).ToListAsync(ct);

    /// <summary>The newest key in force. Where none is yet (another replica's clock is ahead), one that will be.</summary>
    private SigningCredentials? Choose(List<SigningKey> keys, DateTimeOffset now) => keys
        .Where(key => key.OutlivesTokensOf(now))
        .OrderBy(key => key.ActiveFrom > now)
        .ThenByDescending(key => key.ActiveFrom)
        .Select(Open)
        .FirstOrDefault(signer => signer is not null);

    private SigningCredentials? Open(SigningKey key)
    {
        try
        {
            return key.Open(_protector);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "Signing key {Kid} cannot be opened: DataProtection:KeyRing is not the directory that it was made with.", key.Kid);
            return null;
        }
    }

    private sealed record Held(SigningCredentials Signer, IReadOnlyList<SigningKey> Published, DateTimeOffset ReadAgainAt);
}

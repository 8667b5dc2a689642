using GovOpen.Office.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Office.Sessions;

/// <summary>
/// Sessions lie in the database, so a restart or another replica keeps people signed in, and signing out ends a session for
/// whoever may have copied the cookie.
/// </summary>
internal sealed class SessionStore(IDbContextFactory<OfficeDb> databases, TicketProtection protection, IOptions<OfficeOptions> options, TimeProvider clock) : ITicketStore
{
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = SessionKey.New();
        await using var db = await databases.CreateDbContextAsync();
        db.Sessions.Add(new StoredSession { Key = SessionKey.Hash(key), Ticket = protection.Close(ticket), ExpiresAt = ExpiryOf(ticket.Properties) });
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>Somebody did something, so the session lasts longer. The ticket stays as it is stored: another request may have newer tokens in it.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, expiry) = (SessionKey.Hash(key), ExpiryOf(ticket.Properties));
        await using var db = await databases.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Key == hash).ExecuteUpdateAsync(session => session.SetProperty(s => s.ExpiresAt, expiry));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (SessionKey.Hash(key), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Key == hash && s.ExpiresAt > now);
        if (stored is null || protection.Open(stored.Ticket) is not { } ticket) return null;

        Ticket.Remember(ticket.Properties, key);
        // The row decides; the ticket inside is as old as its tokens.
        ticket.Properties.ExpiresUtc = stored.ExpiresAt;
        return ticket;
    }

    public async Task RemoveAsync(string key)
    {
        var hash = SessionKey.Hash(key);
        await using var db = await databases.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Key == hash).ExecuteDeleteAsync();
    }

    /// <summary>So long without doing anything, and never longer than a working day.</summary>
    private DateTimeOffset ExpiryOf(AuthenticationProperties properties)
    {
        var session = options.Value.Session;
        var (idle, longest) = (clock.GetUtcNow() + session.Idle, Ticket.StartOf(properties) + session.Longest);
        return idle < longest ? idle : longest;
    }
}

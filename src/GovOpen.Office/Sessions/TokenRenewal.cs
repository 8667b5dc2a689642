using System.Data;
using GovOpen.Office.Data;
using GovOpen.Office.SignIn;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Office.Sessions;

/// <summary>
/// Exchanges a session's refresh token for new tokens. It is good for one exchange, and a second use ends the whole sign-in;
/// so the row of the session is locked meanwhile, for all requests and all replicas.
/// </summary>
internal sealed class TokenRenewal(IDbContextFactory<OfficeDb> databases, TicketProtection protection, TokenService tokens, TimeProvider clock, ILogger<TokenRenewal> log)
{
    /// <summary>A token is not used any more when so little of its life is left.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(60);

    public bool IsDue(AuthenticationProperties properties) => Ticket.TokenExpiryOf(properties) - clock.GetUtcNow() < _margin;

    /// <summary>The session with tokens other than <paramref name="used"/>; null: Identity refused, and the session is over.</summary>
    public async Task<AuthenticationTicket?> RenewAsync(string key, string used)
    {
        var hash = SessionKey.Hash(key);
        // Not cancelled when the browser goes away: a token that was exchanged and not stored would end the sign-in.
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var stored = await db.Sessions.FromSql($"select * from sessions where key = {hash} for update").SingleOrDefaultAsync();
        if (stored is null || protection.Open(stored.Ticket) is not { } ticket) return null;

        Ticket.Remember(ticket.Properties, key);
        // Another request was faster.
        if (Ticket.AccessTokenOf(ticket.Properties) != used) return ticket;

        AuthenticationTicket? renewed = null;
        try
        {
            if (await tokens.RefreshAsync(Ticket.RefreshTokenOf(ticket.Properties)!) is { } granted)
            {
                renewed = Ticket.Renewed(ticket, granted, clock.GetUtcNow());
                stored.Ticket = protection.Close(renewed);
                Ticket.Remember(renewed.Properties, key);
            }
            else
            {
                db.Remove(stored);
            }
        }
        catch (Exception e) when (Forward.IsUnreachable(e, CancellationToken.None) && Ticket.TokenExpiryOf(ticket.Properties) > clock.GetUtcNow())
        {
            log.LogWarning("Tokens could not be renewed; the old one is still good for a moment: {Error}", e.Message);
            return ticket;
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return renewed;
    }
}

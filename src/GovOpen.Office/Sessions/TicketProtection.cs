using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace GovOpen.Office.Sessions;

/// <summary>Tickets hold tokens: whoever gets hold of the database alone shall not have them.</summary>
internal sealed class TicketProtection(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("GovOpen.Office.Sessions");

    public byte[] Close(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    /// <summary>Null for what no key of the ring opens any more: such a session is over.</summary>
    public AuthenticationTicket? Open(byte[] ticket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

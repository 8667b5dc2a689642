using System.Net;
using System.Net.Sockets;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Delivery;

/// <summary>
/// Where changes may be sent: to servers of others, never to our own or their neighbours (server-side request forgery). A name is judged by
/// what it resolves to at each connection, so that it cannot point elsewhere afterwards.
/// </summary>
internal static class ReceiverAddress
{
    private const int Longest = 500;

    // RFC 6890 and its successors: what is not reachable from everywhere, and what carries such an address inside.
    private static readonly IPNetwork[] _inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>What is wrong with an address as it is written; a host by its name is looked up only when it is connected to.</summary>
    public static void Check(Complaints errors, string field, string? address, IReadOnlyList<IPNetwork> allowed)
    {
        if (address is null || address.Length > Longest || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) errors.Add(field, $"must be an absolute https address of at most {Longest} characters.");
        else if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) errors.Add(field, "must have no user name and no fragment.");
        else if (IPAddress.TryParse(uri.IdnHost, out var literal) && !MayReach(literal, allowed)) errors.Add(field, "is an inner address. Allow its network by Delivery:AllowedNetworks if that is meant.");
        else if (uri.Scheme == "http" && !(literal is not null && IsIn(literal, allowed))) errors.Add(field, "must be https: what is sent over http can be changed on its way. Only numeric addresses of allowed inner networks may do without.");
    }

    /// <summary>Whether it is outside, or inside of what is allowed.</summary>
    public static bool MayReach(IPAddress address, IReadOnlyList<IPNetwork> allowed)
    {
        var plain = Plain(address);
        return IsIn(plain, allowed) || !IsIn(plain, _inner);
    }

    /// <summary>Connects to a host by one of its addresses that may be reached.</summary>
    /// <exception cref="InnerAddressException">It has none.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, IReadOnlyList<IPNetwork> allowed, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, ct);
        var outside = addresses.Where(address => MayReach(address, allowed)).ToArray();
        if (outside.Length == 0) throw new InnerAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(outside, host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsIn(IPAddress address, IReadOnlyList<IPNetwork> networks) => networks.Any(network => network.Contains(Plain(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>A receiver's name leads to nothing but inner addresses.</summary>
internal sealed class InnerAddressException() : IOException("its name leads to an inner address");

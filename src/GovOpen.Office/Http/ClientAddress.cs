using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace GovOpen.Office.Http;

/// <summary>Who asks: the connection's address, or what one of our own proxies says.</summary>
internal static class ClientAddress
{
    public static void AddClientAddress(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<OfficeOptions>>((headers, office) =>
        {
            var proxies = office.Value.ForwardedHeaders.KnownProxies;
            headers.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The framework trusts loopback on its own; we trust only who is named.
            headers.KnownIPNetworks.Clear();
            headers.KnownProxies.Clear();
            foreach (var proxy in proxies) headers.KnownProxies.Add(IPAddress.Parse(proxy));
        });

    /// <summary>What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, which is what one subscriber gets.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

using System.Net;
using System.Net.Sockets;

namespace GovOpen.Local.State;

/// <summary>Which ports are free, and which are taken for what only this machine shall reach.</summary>
internal static class Ports
{
    /// <summary>The remembered ports where they are still free, else the next free ones from <paramref name="first"/> upward.</summary>
    public static IReadOnlyDictionary<string, int> Choose(IEnumerable<string> names, IReadOnlyDictionary<string, int> remembered, int first)
    {
        var chosen = new Dictionary<string, int>();
        foreach (var name in names)
        {
            chosen[name] = remembered.TryGetValue(name, out var known) && IsFree(IPAddress.Loopback, known)
                ? known
                : Enumerable.Range(first, IPEndPoint.MaxPort - first)
                    .First(port => !chosen.ContainsValue(port) && !remembered.Values.Contains(port) && IsFree(IPAddress.Loopback, port));
        }
        return chosen;
    }

    public static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

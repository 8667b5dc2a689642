using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GovOpen.Local.State;

namespace GovOpen.Local;

/// <summary>What the caller's environment says about where and on what to run.</summary>
internal sealed record Settings(int Port, IPAddress Bind, string? Postgres, Uri? RabbitMq)
{
    /// <summary>Internal ports start this far above the public ones.</summary>
    private const int InternalOffset = 1000;

    public int FirstInternalPort => Port + InternalOffset;

    public bool IsLoopback => IPAddress.IsLoopback(Bind);

    public static Settings FromEnvironment()
    {
        var port = Variable("GOVOPEN_PORT") ?? "8080";
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1024 or > 60_000)
        {
            throw Wrong($"has GOVOPEN_PORT={port}, which is no number from 1024 to 60000", "set GOVOPEN_PORT to another port, or unset it for 8080.");
        }
        var bind = Variable("GOVOPEN_BIND") ?? "127.0.0.1";
        if (!IPAddress.TryParse(bind, out var address))
        {
            throw Wrong($"has GOVOPEN_BIND={bind}, which is no IP address", "set GOVOPEN_BIND to an address of this machine, or to 0.0.0.0 for all of them, or unset it for 127.0.0.1.");
        }
        var broker = Variable("ConnectionStrings__rabbitmq");
        Uri? rabbitMq = null;
        if (broker is not null && !(Uri.TryCreate(broker, UriKind.Absolute, out rabbitMq) && rabbitMq.Scheme is "amqp" or "amqps"))
        {
            throw Wrong("has a ConnectionStrings__rabbitmq that is no address of a broker", "set it as amqp://user:password@host:port/vhost, or unset it for a private broker.");
        }
        return new Settings(number, address, Variable("ConnectionStrings__postgres"), rabbitMq);
    }

    /// <summary>For people on this machine.</summary>
    public string PublicAddress(Service service) => Address(IsLoopback || IsEverywhere ? "localhost" : UriHost(Bind), service);

    /// <summary>For programs on this machine.</summary>
    public string LocalAddress(Service service) => Address(UriHost(IsEverywhere ? IPAddress.Loopback : Bind), service);

    /// <summary>Where the service listens.</summary>
    public string BoundAddress(Service service) => Address(UriHost(Bind), service);

    private bool IsEverywhere => Bind.Equals(IPAddress.Any) || Bind.Equals(IPAddress.IPv6Any);

    private string Address(string host, Service service) => $"http://{host}:{Port + service.PublicPort}";

    private static string UriHost(IPAddress address) => address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static StartFailedException Wrong(string what, string next) => new("The environment", what, log: null, next);
}

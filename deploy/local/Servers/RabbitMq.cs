using GovOpen.Local.Processes;
using GovOpen.Local.State;

namespace GovOpen.Local.Servers;

/// <summary>
/// A private RabbitMQ with an epmd of its own, all of it on loopback. It reads no configuration of the machine's. Its first
/// user is ours, so the well-known <c>guest</c> is never made.
/// </summary>
internal sealed class RabbitMq(DataFolder folder, string programs, RabbitMqPorts ports, string virtualHost, Secrets secrets)
{
    private const string User = "govopen";

    private readonly string _home = folder.Folder("rabbitmq");

    public RabbitMqPorts Ports => ports;

    public string Address { get; } = $"127.0.0.1:{ports.Amqp}";

    public string ConnectionString { get; } = $"amqp://{User}:{secrets["rabbitmq"]}@127.0.0.1:{ports.Amqp}/{virtualHost.TrimStart('/')}";

    public Uri Management { get; } = new($"http://{User}:{secrets["rabbitmq"]}@127.0.0.1:{ports.Management}");

    public CommandLine NameServer() => new("epmd", ["-port", $"{ports.NameServer}", "-address", "127.0.0.1"], ChildEnvironment.Of(folder), _home);

    public CommandLine Broker()
    {
        folder.Write(Configuration(), "secrets", "rabbitmq.conf");
        folder.Write("[rabbitmq_management].", "rabbitmq", "enabled_plugins");
        folder.Write(secrets["erlang-cookie"], "rabbitmq", ".erlang.cookie");

        var environment = ChildEnvironment.Of(folder);
        environment["HOME"] = _home;
        environment["RABBITMQ_NODENAME"] = "govopen@localhost";
        environment["RABBITMQ_DIST_PORT"] = $"{ports.Distribution}";
        environment["ERL_EPMD_PORT"] = $"{ports.NameServer}";
        environment["ERL_EPMD_ADDRESS"] = "127.0.0.1";
        environment["RABBITMQ_CONF_ENV_FILE"] = "/dev/null";
        environment["RABBITMQ_CONFIG_FILE"] = folder.At("secrets", "rabbitmq.conf");
        environment["RABBITMQ_CONFIG_FILES"] = Path.Combine(_home, "conf.d");
        environment["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_home, "advanced.config");
        environment["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_home, "config");
        environment["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_home, "enabled_plugins");
        environment["RABBITMQ_MNESIA_BASE"] = Path.Combine(_home, "mnesia");
        environment["RABBITMQ_LOG_BASE"] = Path.Combine(_home, "log");
        environment["RABBITMQ_PID_FILE"] = Path.Combine(_home, "pid");
        environment["RABBITMQ_LOGS"] = "-";
        // The script then becomes the Erlang machine instead of waiting beside it, which leaves its signals and its process id to us.
        environment["RABBITMQ_ALLOW_INPUT"] = "1";
        environment["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-noinput -kernel inet_dist_use_interface {127,0,0,1}";
        // Erlang would start a missing epmd itself, as a daemon that outlives us.
        environment["ERL_ZFLAGS"] = "-start_epmd false";
        return new(Path.Combine(programs, "rabbitmq-server"), [], environment, _home);
    }

    private string Configuration() => $"""
        listeners.tcp.1 = 127.0.0.1:{ports.Amqp}
        management.tcp.ip = 127.0.0.1
        management.tcp.port = {ports.Management}
        default_user = {User}
        default_pass = {secrets["rabbitmq"]}
        default_vhost = {virtualHost}

        """;
}

internal sealed record RabbitMqPorts(int Amqp, int Management, int Distribution, int NameServer)
{
    public static readonly string[] Names = ["rabbitmq", "rabbitmq-management", "rabbitmq-distribution", "epmd"];

    public static RabbitMqPorts From(IReadOnlyDictionary<string, int> ports) =>
        new(ports["rabbitmq"], ports["rabbitmq-management"], ports["rabbitmq-distribution"], ports["epmd"]);
}

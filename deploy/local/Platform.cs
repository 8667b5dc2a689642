using GovOpen.Local.Processes;
using GovOpen.Local.Servers;
using GovOpen.Local.State;
using Npgsql;

namespace GovOpen.Local;

/// <summary>The whole of GovOpen on one machine: servers, databases, migrations, services, sample, in this order.</summary>
internal sealed class Platform(DataFolder folder, Settings settings, ServerPrograms programs, Components components)
{
    private const string VirtualHost = "govopen";
    private const int ServiceStage = 2;

    private static readonly IReadOnlyList<Service> _withDatabase = [.. Service.All.Where(service => service.HasDatabase)];
    private static readonly IReadOnlyList<Service> _internal = [.. Service.All.Where(service => service.PublicPort is null)];
    private static readonly IReadOnlyList<Service> _public = [.. Service.All.Where(service => service.PublicPort is not null)];

    private readonly Secrets _secrets = new(folder);

    public async Task StartAsync(bool mayLoadSample, CancellationToken ct)
    {
        CheckPublicPorts();
        components.Board.Addresses(settings.PublicAddress(Service.Named("portal")), settings.PublicAddress(Service.Named("office")));
        var instance = Remember(mayLoadSample);

        using (var either = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            await FirstFailureAsync(either, [StartDatabaseAsync(instance, either.Token), StartBrokerAsync(instance.Ports, either.Token)]);
        }

        var environment = new ServiceEnvironment(folder, settings, _secrets, instance, new Databases(_secrets["connection:postgres"], _secrets));
        components.Board.Doing("Starting the services");
        using (var all = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            await FirstFailureAsync(all, [.. Service.All.Select(service => StartAsync(service, environment, all.Token))]);
        }

        if (instance.Sample is Sample.Wanted)
        {
            await new SampleImport(folder, environment.LocalAddress("portal"), environment.LocalAddress("office"), components.Board).RunAsync(ct);
            (instance with { Sample = Sample.Loaded }).Write(folder);
        }
    }

    private void CheckPublicPorts()
    {
        // The file may have been moved away: the accounts are in the database all the same.
        if (!settings.IsLoopback && (File.Exists(folder.Accounts) || Instance.Read(folder) is { Sample: not Sample.None }))
        {
            throw new StartFailedException("The sample", $"has accounts in this installation, so it is not opened beyond this machine (GOVOPEN_BIND={settings.Bind})", log: null,
                "unset GOVOPEN_BIND, or use another data folder for an installation that others reach.");
        }
        foreach (var service in _public)
        {
            var port = settings.Port + service.PublicPort!.Value;
            if (!Ports.IsFree(settings.Bind, port))
            {
                throw new StartFailedException($"Port {port}", $"is in use, or cannot be had on {settings.Bind}; {service.Name} needs it", log: null,
                    $"choose other ports, for example GOVOPEN_PORT={settings.Port + 100} deploy/up, or end what uses it (ss -ltnp 'sport = :{port}').");
            }
        }
    }

    private Instance Remember(bool mayLoadSample)
    {
        var known = Instance.Read(folder);
        var wanted = mayLoadSample && settings.IsLoopback;
        var instance = new Instance
        {
            Ports = Ports.Choose(["postgres", .. RabbitMqPorts.Names, .. _internal.Select(service => service.Name)], known?.Ports ?? new Dictionary<string, int>(), settings.FirstInternalPort),
            // Once wanted it stays, because its accounts may have been made before the start was interrupted.
            Sample = known?.Sample ?? (wanted ? Sample.Wanted : Sample.None),
        };
        instance.Write(folder);
        return instance;
    }

    private async Task StartDatabaseAsync(Instance instance, CancellationToken ct)
    {
        if (settings.Postgres is { } given)
        {
            _secrets.Keep("connection:postgres", given);
            var server = new NpgsqlConnectionStringBuilder(given);
            await components.UseAsync(new Component("postgres", $"{server.Host}:{server.Port}", limit => Probe.PostgresAsync(given, limit), Stage: 0), "ConnectionStrings__postgres", ct);
        }
        else
        {
            var postgres = new Postgres(folder, programs.Postgres, instance.Ports["postgres"], _secrets);
            _secrets.Keep("connection:postgres", postgres.ConnectionString);
            await components.StartAsync(postgres, durable: true, ct);
        }

        var databases = new Databases(_secrets["connection:postgres"], _secrets);
        await databases.PrepareAsync(_withDatabase.Select(service => service.Name), ct);
        var environment = new ServiceEnvironment(folder, settings, _secrets, instance, databases);
        foreach (var service in _withDatabase)
        {
            components.Board.Doing($"Migrating the database of {service.Name}");
            await RunAsync(service, "migrate", ["--migrate"], environment.ForMigration(service), ct);
        }
        var identity = Service.Named("identity");
        await RunAsync(identity, "clients", ["--create-clients"], environment.ForClients(identity), ct);
        if (instance.Sample is Sample.Wanted || (instance.Sample is Sample.Loaded && File.Exists(folder.Accounts))) await RunAsync(identity, "accounts", ["--create-accounts", folder.Accounts], environment.Of(identity), ct);
        components.Board.Done("The databases are up to date");
    }

    private async Task StartBrokerAsync(IReadOnlyDictionary<string, int> ports, CancellationToken ct)
    {
        if (settings.RabbitMq is { } given)
        {
            _secrets.Keep("connection:rabbitmq", given.ToString());
            await components.UseAsync(new Component("rabbitmq", $"{given.Host}:{given.Port}", limit => Probe.RabbitMqAsync(given, limit), Stage: 1), "ConnectionStrings__rabbitmq", ct);
        }
        else
        {
            var broker = new RabbitMq(folder, programs.RabbitMq, RabbitMqPorts.From(ports), VirtualHost, _secrets);
            _secrets.Keep("connection:rabbitmq", broker.ConnectionString);
            await components.StartAsync(broker, durable: true, ct);
        }
    }

    private Task StartAsync(Service service, ServiceEnvironment environment, CancellationToken ct)
    {
        var address = environment.LocalAddress(service.Name);
        var component = new Component(service.Name, address.ToString().TrimEnd('/'), limit => Probe.HttpAsync(new Uri(address, "health/ready"), limit), ServiceStage)
        {
            Reason = limit => Probe.ReasonAsync(new Uri(address, "health/ready"), limit),
        };
        return components.StartAsync(component, Command(service, [], environment.Of(service)), ct);
    }

    private Task RunAsync(Service service, string what, IReadOnlyList<string> arguments, Dictionary<string, string> environment, CancellationToken ct) =>
        OneShot.RunAsync(folder, $"{service.Name}-{what}", Command(service, arguments, environment), ct);

    // Content and settings are looked for in the working folder.
    private static CommandLine Command(Service service, IReadOnlyList<string> arguments, Dictionary<string, string> environment) =>
        new(Environment.ProcessPath!, [service.Program, .. arguments], environment, service.Folder);

    /// <summary>One failure ends the others and is the one that is told.</summary>
    private static async Task FirstFailureAsync(CancellationTokenSource others, List<Task> tasks)
    {
        await foreach (var finished in Task.WhenEach(tasks))
        {
            if (finished.IsCompletedSuccessfully) continue;
            await others.CancelAsync();
            await Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default);
            await finished;
        }
    }
}

/// <summary>Where the programs of the private servers are; empty for a server that the environment gives.</summary>
internal sealed record ServerPrograms(string Postgres, string RabbitMq);

using GovOpen.Local.Servers;
using GovOpen.Local.State;

namespace GovOpen.Local;

/// <summary>What each service is told, by Aspire's conventions: its own database and secrets, everybody's address, nothing more.</summary>
internal sealed class ServiceEnvironment(DataFolder folder, Settings settings, Secrets secrets, Instance instance, Databases databases)
{
    private static readonly string[] _passedOn = ["OTEL_", "RateLimits__", "Calendar__", "Delivery__", "Hotline__", "SignIn__", "Site__", "ForwardedHeaders__", "Authentication__Authority", "Authentication__RequireHttps"];

    /// <summary>Where this machine reaches it.</summary>
    public Uri LocalAddress(string name)
    {
        var service = Service.Named(name);
        return new(service.PublicPort is null ? $"http://127.0.0.1:{instance.Ports[name]}" : settings.LocalAddress(service));
    }

    public Dictionary<string, string> Of(Service service)
    {
        var environment = Common();
        environment["ASPNETCORE_URLS"] = service.PublicPort is null ? LocalAddress(service.Name).ToString() : settings.BoundAddress(service);
        if (service.HasDatabase) environment[$"ConnectionStrings__{service.Name}"] = databases.ServiceOf(service.Name);
        if (service.UsesBroker) environment["ConnectionStrings__rabbitmq"] = secrets["connection:rabbitmq"];
        if (service.HasAudit) environment["Audit__Key"] = secrets["audit:" + service.Name];
        // The gateways reach the services over loopback, and say for whom.
        if (service.PublicPort is null) environment["ForwardedHeaders__KnownProxies__0"] = "127.0.0.1";
        if (service.ClientScope is not null)
        {
            environment["Authentication__ClientId"] = service.Name;
            environment["Authentication__ClientSecret"] = ClientSecret(service);
        }
        foreach (var (name, value) in OwnSettings(service.Name)) environment[name] = value;
        return environment;
    }

    /// <summary>Under the role that owns the database; the service's role gets its rights from the migration.</summary>
    public Dictionary<string, string> ForMigration(Service service)
    {
        var environment = Of(service);
        environment[$"ConnectionStrings__{service.Name}"] = databases.OwnerOf(service.Name);
        environment["Migrate__ServiceRole"] = Databases.ServiceRole(service.Name);
        return environment;
    }

    /// <summary>For Identity, which makes the services' own accounts.</summary>
    public Dictionary<string, string> ForClients(Service identity)
    {
        var environment = Of(identity);
        foreach (var client in Service.All.Where(service => service.ClientScope is not null))
        {
            environment[$"Clients__{client.Name}__Secret"] = ClientSecret(client);
            environment[$"Clients__{client.Name}__Scope"] = client.ClientScope!;
        }
        return environment;
    }

    private Dictionary<string, string> Common()
    {
        var environment = ChildEnvironment.Of(folder);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var service in Service.All) environment[$"services__{service.Name}__http__0"] = LocalAddress(service.Name).ToString().TrimEnd('/');
        foreach (var (name, value) in ChildEnvironment.Taken(name => _passedOn.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))) environment[name] = value;
        return environment;
    }

    /// <summary>The index is in the process, unless the operator names a server for it.</summary>
    private Dictionary<string, string> ForSearch()
    {
        const string Server = "ConnectionStrings__elasticsearch";
        var own = new Dictionary<string, string> { ["Search__SnapshotDirectory"] = folder.Folder("search"), ["Questions__Key"] = secrets["questions"] };
        foreach (var (name, value) in ChildEnvironment.Taken(name => name is Server or "Search__IndexName")) own[name] = value;
        return own;
    }

    private Dictionary<string, string> OwnSettings(string service) => service switch
    {
        "identity" => new()
        {
            // For the sample accounts, whose passwords lie in a file. Nothing that others reach is opened by a password alone.
            ["Tokens__AllowPasswordGrant"] = instance.Sample is not Sample.None && settings.IsLoopback ? "true" : "false",
            ["DataProtection__KeyRing"] = folder.Folder("secrets", "keyring"),
        },
        "interpretation" => new() { ["Delivery__Key"] = secrets["delivery"] },
        "hotline" => new() { ["DataProtection__KeyRing"] = folder.Folder("secrets", "hotline-keyring") },
        "search" => ForSearch(),
        "office" => new() { ["DataProtection__KeyRing"] = folder.Folder("secrets", "office-keyring"), ["SampleData"] = HasSample },
        // Feeds and maps of the site name whole addresses; the site's own, where it has one, comes with Site__Address.
        "portal" => new() { ["SampleData"] = HasSample, ["Site__Address"] = Environment.GetEnvironmentVariable("Site__Address") ?? settings.PublicAddress(Service.Named("portal")) },
        _ => [],
    };

    private string HasSample => instance.Sample is not Sample.None ? "true" : "false";

    private string ClientSecret(Service service) => secrets["client:" + service.Name];
}

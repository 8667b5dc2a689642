namespace GovOpen.Local;

/// <summary>One of our services, as far as starting it goes.</summary>
internal sealed record Service(string Name)
{
    /// <summary>Which scope its own client may ask for, where it calls others.</summary>
    public string? ClientScope { get; init; }

    public bool HasDatabase { get; init; }

    public bool UsesBroker { get; init; }

    /// <summary>Keeps an audit trail, chained under a key of its own.</summary>
    public bool HasAudit { get; init; }

    /// <summary>For those that the outside reaches: the port is this many above <c>GOVOPEN_PORT</c>. The others stay on loopback.</summary>
    public int? PublicPort { get; init; }

    public static IReadOnlyList<Service> All { get; } =
    [
        new("identity") { HasDatabase = true, UsesBroker = true, HasAudit = true },
        new("publishing") { HasDatabase = true, UsesBroker = true, HasAudit = true, ClientScope = "internal" },
        new("interpretation") { HasDatabase = true, UsesBroker = true, HasAudit = true, ClientScope = "internal" },
        new("hotline") { HasDatabase = true, UsesBroker = true, HasAudit = true, ClientScope = "internal" },
        new("search") { HasDatabase = true, UsesBroker = true, ClientScope = "internal" },
        new("portal") { ClientScope = "public", PublicPort = 0 },
        new("office") { HasDatabase = true, ClientScope = "sign-in", PublicPort = 1 },
    ];

    public static Service Named(string name) => All.Single(service => service.Name == name);

    /// <summary>The folder of its published build, beside that of this host.</summary>
    public string Folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", Assembly, "release"));

    public string Program => Path.Combine(Folder, Assembly + ".dll");

    private string Assembly => "GovOpen." + char.ToUpperInvariant(Name[0]) + Name[1..];
}

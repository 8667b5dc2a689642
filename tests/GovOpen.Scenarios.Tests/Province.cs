using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Hotline.Data;
using GovOpen.Interpretation.Data;
using GovOpen.Portal;
using GovOpen.Publishing;
using GovOpen.Publishing.Data;
using GovOpen.Search;
using GovOpen.Search.Data;
using GovOpen.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovOpen.Scenarios.Tests;

/// <summary>Publishing, Interpretation, Search, the hotline and the portal in this process, each over real HTTP, with one clock that a test moves.</summary>
public sealed class Province : IAsyncLifetime
{
    private readonly string _keys = Directory.CreateTempSubdirectory("govopen-keys-").FullName;
    private readonly string _snapshots = Directory.CreateTempSubdirectory("govopen-province-").FullName;
    private readonly List<IAsyncDisposable> _running = [];
    private VirtualHost _broker = null!;
    private HttpClient _publishing = null!;
    private HttpClient _interpretation = null!;
    private HttpClient _hotline = null!;

    public SettableClock Clock { get; } = new();

    public TestIssuer Issuer { get; private set; } = null!;

    public PostgresDatabase PublishingDatabase { get; private set; } = null!;

    public PostgresDatabase InterpretationDatabase { get; private set; } = null!;

    public PostgresDatabase HotlineDatabase { get; private set; } = null!;

    public PostgresDatabase SearchDatabase { get; private set; } = null!;

    /// <summary>Where the index keeps its snapshots.</summary>
    public string Snapshots => _snapshots;

    /// <summary>The public site and API.</summary>
    public HttpClient Portal { get; private set; } = null!;

    public Bureau Bureau(string unit = "四川省人民政府办公厅", string division = "510000") => new(_publishing, Issuer, unit, division);

    /// <summary>The same people at the service that keeps interpretations.</summary>
    public Bureau Interpreters(string unit = "四川省人民政府办公厅", string division = "510000") => new(_interpretation, Issuer, unit, division);

    /// <summary>People at 12345.</summary>
    public Bureau Hotline(string unit = "成都市12345热线中心", string division = "510100") => new(_hotline, Issuer, unit, division);

    public async Task InitializeAsync()
    {
        PublishingDatabase = await PostgresDatabase.CreateAsync("publishing", connection => MigrateAsync<PublishingDb>(connection, options => new(options)));
        InterpretationDatabase = await PostgresDatabase.CreateAsync("interpretation", connection => MigrateAsync<InterpretationDb>(connection, options => new(options)));
        HotlineDatabase = await PostgresDatabase.CreateAsync("hotline", connection => MigrateAsync<HotlineDb>(connection, options => new(options)));
        SearchDatabase = await PostgresDatabase.CreateAsync("search", connection => MigrateAsync<SearchDb>(connection, options => new(options)));
        _broker = await VirtualHost.CreateAsync();
        Issuer = await TestIssuer.StartAsync();
        // They read one another's logs: the address of one is known before it starts.
        var (interpretation, hotline) = ($"http://127.0.0.1:{FreePort()}", $"http://127.0.0.1:{FreePort()}");
        var publishing = Start<PublishingOptions>("publishing", new()
        {
            ["ConnectionStrings:publishing"] = PublishingDatabase.ConnectionString, ["Audit:Key"] = "an audit key of these tests and of nothing else", ["services:interpretation:http:0"] = interpretation,
        });
        Start<InterpretationDb>(
            "interpretation",
            new()
            {
                ["ConnectionStrings:interpretation"] = InterpretationDatabase.ConnectionString, ["Audit:Key"] = "an audit key of these tests and of nothing else", ["services:publishing:http:0"] = publishing,
                ["Delivery:Key"] = "a delivery key of these tests and of nothing else", ["services:search:http:0"] = "http://127.0.0.1:9",
            },
            new Uri(interpretation).Port);
        var search = Start<SearchOptions>("search", new()
        {
            ["ConnectionStrings:search"] = SearchDatabase.ConnectionString, ["Search:SnapshotDirectory"] = _snapshots, ["services:publishing:http:0"] = publishing, ["services:interpretation:http:0"] = interpretation, ["services:hotline:http:0"] = hotline,
        });
        Start<HotlineDb>(
            "hotline",
            new()
            {
                ["ConnectionStrings:hotline"] = HotlineDatabase.ConnectionString, ["Audit:Key"] = "an audit key of these tests and of nothing else", ["DataProtection:KeyRing"] = _keys,
                ["services:search:http:0"] = search, ["services:identity:http:0"] = "http://127.0.0.1:9",
            },
            new Uri(hotline).Port);
        var portal = Start<PortalOptions>("portal", new()
        {
            ["services:publishing:http:0"] = publishing, ["services:interpretation:http:0"] = interpretation, ["services:search:http:0"] = search, ["services:hotline:http:0"] = hotline, ["services:identity:http:0"] = Issuer.Address,
            ["RateLimits:PublicReads:PerSecond"] = "100000", ["RateLimits:PublicReads:Burst"] = "100000",
        });
        _publishing = Client(publishing);
        _interpretation = Client(interpretation);
        _hotline = Client(hotline);
        Portal = Client(portal);
    }

    public async Task DisposeAsync()
    {
        Portal.Dispose();
        _publishing.Dispose();
        _interpretation.Dispose();
        _hotline.Dispose();
        foreach (var service in Enumerable.Reverse(_running)) await service.DisposeAsync();
        await Issuer.DisposeAsync();
        await _broker.DisposeAsync();
        await SearchDatabase.DisposeAsync();
        await InterpretationDatabase.DisposeAsync();
        await HotlineDatabase.DisposeAsync();
        await PublishingDatabase.DisposeAsync();
        Directory.Delete(_snapshots, recursive: true);
        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>Moves the clock to noon of a day, and waits until the search has heard of its sources since.</summary>
    public async Task GoToAsync(DateOnly day)
    {
        Clock.GoTo(day);
        await IsCurrentAsync();
    }

    /// <summary>Waits until all that was committed before now is in the index.</summary>
    public async Task IsCurrentAsync()
    {
        var now = Clock.GetUtcNow();
        // Until its index is loaded it answers nothing.
        await Eventually.BecomesAsync(() => ReadAsync("/api/search?size=1"), seen => seen.Status == HttpStatusCode.OK && IsCurrent(JsonNode.Parse(seen.Text)!), what: "The search");

        bool IsCurrent(JsonNode seen) => !(bool)seen["stale"]! && (DateTimeOffset?)seen["indexedThrough"] > now;
    }

    public async Task<JsonObject> JsonAsync(string address)
    {
        using var answer = await Portal.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<(HttpStatusCode Status, string Text)> ReadAsync(string address)
    {
        using var answer = await Portal.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Imports documents of a register.</summary>
    public async Task ImportsAsync(IEnumerable<JsonObject> lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents/import") { Content = new StringContent(string.Join('\n', lines.Select(line => line.ToJsonString()))) };
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.Authorization = new("Bearer", Issuer.StaffToken(Role.Importer));
        using var answer = await _publishing.SendAsync(request);
        Assert.EndsWith("\"refused\":0,\"ignoredFields\":[]}", (await answer.Content.ReadAsStringAsync()).Trim(), StringComparison.Ordinal);
    }

    private string Start<TEntryPoint>(string name, Dictionary<string, string> settings, int port = 0) where TEntryPoint : class
    {
        var factory = new WebApplicationFactory<TEntryPoint>().WithWebHostBuilder(host =>
        {
            foreach (var (setting, value) in settings) host.UseSetting(setting, value);
            host.UseSetting("ConnectionStrings:rabbitmq", _broker.ConnectionString);
            host.UseSetting("Authentication:Authority", Issuer.Address);
            host.UseSetting("Authentication:ClientId", name);
            host.UseSetting("Authentication:ClientSecret", "any");
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        });
        _running.Add(factory);
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        factory.StartServer();
        return factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static HttpClient Client(string address) =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

    private static async Task MigrateAsync<TDb>(string connection, Func<DbContextOptions<TDb>, TDb> create) where TDb : DbContext
    {
        await using var db = create(new DbContextOptionsBuilder<TDb>().UseNpgsql(connection).ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);
        await db.Database.MigrateAsync();
    }
}

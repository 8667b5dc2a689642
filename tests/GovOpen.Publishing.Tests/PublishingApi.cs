using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace GovOpen.Publishing.Tests;

/// <summary>The service as it runs, over real HTTP and a database of its own, with no broker to be found.</summary>
public sealed class PublishingApi : IAsyncLifetime, IAsyncDisposable
{
    private readonly string? _role;
    private readonly string? _authority;
    private readonly Dictionary<string, string> _more = [];
    private WebApplicationFactory<Program> _factory = null!;
    private TestIssuer _issuer = null!;

    public PublishingApi()
    {
    }

    private PublishingApi(string? role, string? authority) => (_role, _authority) = (role, authority);

    public PostgresDatabase Database { get; private set; } = null!;

    public SettableClock Clock { get; } = new();

    public HttpClient Anonymous { get; private set; } = null!;

    /// <summary>Under a database role that has only what the migration grants it.</summary>
    public static async Task<PublishingApi> StartUnderAsync(string role)
    {
        var publishing = new PublishingApi(role, authority: null);
        await publishing.InitializeAsync();
        return publishing;
    }

    /// <summary>Another instance; with <paramref name="authority"/>, one that believes that issuer.</summary>
    public static async Task<PublishingApi> StartAsync(string? authority = null)
    {
        var publishing = new PublishingApi(role: null, authority);
        await publishing.InitializeAsync();
        return publishing;
    }

    /// <summary>Another instance, configured otherwise.</summary>
    public static async Task<PublishingApi> StartWithAsync(params (string Name, string Value)[] settings)
    {
        var publishing = new PublishingApi();
        foreach (var (name, value) in settings) publishing._more[name] = value;
        await publishing.InitializeAsync();
        return publishing;
    }

    public async Task InitializeAsync()
    {
        Database = await PostgresDatabase.CreateAsync("publishing", async connection => Assert.Equal(0, await RunAsync(connection, "--migrate")));
        var connection = Database.ConnectionString;
        if (_role is not null)
        {
            Assert.Equal(0, await RunAsync(connection, $"--Migrate:ServiceRole={_role}", "--migrate"));
            connection = new NpgsqlConnectionStringBuilder(connection) { Username = _role, Password = _role }.ToString();
        }

        _issuer = await TestIssuer.StartAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (name, value) in Settings(connection).Concat(_more)) host.UseSetting(name, value);
            host.UseSetting("Authentication:Authority", _authority ?? _issuer.Address);
            host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        });
        _factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _factory.StartServer();
        // Not the factory's own client, which keeps whole bodies for redirects.
        var address = _factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Anonymous = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Of everybody's tokens.</summary>
    public TestIssuer Issuer => _issuer;

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_factory.Services);

    /// <summary>Who imports: a machine of a register.</summary>
    public string ImporterToken => _issuer.StaffToken(Role.Importer);

    public string TokenOf(string scope, params Role[] roles) => _issuer.Token(scope, roles);

    /// <summary>Somebody of a unit in a division.</summary>
    public string TokenAt(Role role, string division, string? unit = null, string subject = "test") => _issuer.StaffToken(role, division, unit, subject);

    /// <summary>An id that no other test uses.</summary>
    public static string NewId() => "test:" + Guid.NewGuid().ToString("N");

    /// <summary>A good line; <paramref name="change"/> makes it another.</summary>
    public static JsonObject Line(string id, Action<JsonObject>? change = null)
    {
        var line = new JsonObject
        {
            ["id"] = id,
            ["title"] = "某市城镇供水管理办法",
            ["kind"] = "rule",
            ["publishedOn"] = "2020-03-01",
            ["effectiveOn"] = "2020-05-01",
            ["text"] = "第一条 为了加强供水管理，制定本办法。\n第二条 本办法自2020年5月1日起施行。",
        };
        change?.Invoke(line);
        return line;
    }

    public Task<ImportAnswers> ImportAsync(params JsonObject[] lines) => ImportAsync(string.Join('\n', lines.Select(line => line.ToJsonString())));

    public Task<ImportAnswers> DryRunAsync(params JsonObject[] lines) =>
        ImportAsync(new StringContent(string.Join('\n', lines.Select(line => line.ToJsonString()))), "?dryRun=true");

    public Task<ImportAnswers> ImportAsync(string lines) => ImportAsync(new StringContent(lines));

    public async Task<ImportAnswers> ImportAsync(HttpContent lines, string query = "")
    {
        using var answer = await PostAsync(lines, query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.ToString());
        return ImportAnswers.Read(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>As the importer, whatever comes of it.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpContent lines, string query = "", string mediaType = "application/x-ndjson", CancellationToken ct = default)
    {
        lines.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents/import" + query) { Content = lines };
        request.Headers.Authorization = new("Bearer", ImporterToken);
        return await Anonymous.SendAsync(request, ct);
    }

    public async Task<HttpResponseMessage> GetAsync(string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", token);
        return await Anonymous.SendAsync(request);
    }

    /// <summary>The basis check as the public site asks it.</summary>
    public async Task<BasisCheck> CheckAsync(string query)
    {
        using var answer = await GetAsync("/api/basis-check" + query, TokenOf(Scopes.Public));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<BasisCheck>(ContractJson.Options))!;
    }

    /// <summary>The events of one document, in order.</summary>
    public async Task<IReadOnlyList<DocumentPublished>> EventsOfAsync(string sourceId)
    {
        var json = await Database.ScalarAsync(
            "select coalesce(jsonb_agg(body order by sequence), '[]')::text from events where body->>'sourceId' = $1", sourceId);
        return JsonSerializer.Deserialize<List<DocumentPublished>>((string)json!, ContractJson.Options)!;
    }

    public async Task<long> CountAsync(string table) => (long)(await Database.ScalarAsync($"select count(*) from {table}"))!;

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        await _factory.DisposeAsync();
        await _issuer.DisposeAsync();
        await Database.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private static Dictionary<string, string> Settings(string connection) => new()
    {
        ["ConnectionStrings:publishing"] = connection,
        ["ConnectionStrings:rabbitmq"] = "amqp://nobody:nothing@127.0.0.1:1/",
        ["services:interpretation:http:0"] = "http://127.0.0.1:1",
        ["Audit:Key"] = "an audit key of these tests and of nothing else",
        ["Logging:LogLevel:Default"] = "None",
    };

    private static Task<int> RunAsync(string connection, params string[] verb) => Task.Run(async () =>
    {
        string[] args = [.. Settings(connection).Select(setting => $"--{setting.Key}={setting.Value}"), "--Authentication:Authority=http://127.0.0.1:1", .. verb];
        return typeof(Program).Assembly.EntryPoint!.Invoke(null, [args]) is Task<int> running ? await running : 0;
    });
}

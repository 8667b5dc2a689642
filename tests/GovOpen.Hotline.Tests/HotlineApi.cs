using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Hotline.Data;
using GovOpen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GovOpen.Hotline.Tests;

/// <summary>The service as it runs, over real HTTP, with a database and a broker of its own.</summary>
public sealed class HotlineApi : IAsyncLifetime
{
    private readonly string _keys = Directory.CreateTempSubdirectory("govopen-keys").FullName;
    private VirtualHost _broker = null!;
    private WebApplication _neighbours = null!;
    private WebApplicationFactory<Program> _factory = null!;
    private HttpClient _client = null!;

    public const string Unit = "成都市住房和城乡建设局";
    public const string Other = "成都市城市管理委员会";
    public const string Division = "510100";

    /// <summary>What is public, by its id.</summary>
    public const string Document = "bdz-2026-7";
    public const string Answer = "0199aaaa-0000-7000-8000-000000000001";

    /// <summary>Another, as documents are named.</summary>
    public static readonly Guid Rule = new("0199aaaa-0000-7000-8000-000000000002");
    private const string DocumentTitle = "成都市变电站规划管理办法";

    private static readonly Dictionary<string, Guid> _units = new(StringComparer.Ordinal) { [Unit] = Guid.CreateVersion7(), [Other] = Guid.CreateVersion7() };

    /// <summary>By its name.</summary>
    public static Guid IdOf(string unit) => _units[unit];

    public PostgresDatabase Database { get; private set; } = null!;

    public TestIssuer Issuer { get; private set; } = null!;

    public SettableClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        Database = await PostgresDatabase.CreateAsync("hotline", MigrateAsync);
        _broker = await VirtualHost.CreateAsync();
        Issuer = await TestIssuer.StartAsync();
        _neighbours = await StartNeighboursAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:hotline", Database.ConnectionString);
            host.UseSetting("ConnectionStrings:rabbitmq", _broker.ConnectionString);
            host.UseSetting("Audit:Key", "an audit key of these tests and of nothing else");
            host.UseSetting("DataProtection:KeyRing", _keys);
            host.UseSetting("Hotline:LearnEvery", "00:00:00.2");
            host.UseSetting("Hotline:LookEvery", "00:00:00.2");
            host.UseSetting("Authentication:Authority", Issuer.Address);
            host.UseSetting("Authentication:ClientId", "hotline");
            host.UseSetting("Authentication:ClientSecret", "any");
            foreach (var service in (string[])["identity", "search"]) host.UseSetting($"services:{service}:http:0", _neighbours.Urls.Single());
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        });
        _factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _factory.StartServer();
        _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(_factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _factory.DisposeAsync();
        await _neighbours.DisposeAsync();
        await Issuer.DisposeAsync();
        await _broker.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>Identity, as far as it tells which units there are, and Search, as far as it tells what is public.</summary>
    private static async Task<WebApplication> StartNeighboursAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/internal/units/{id:guid}", (Guid id) => _units.FirstOrDefault(unit => unit.Value == id) is { Key: { } name } ? Results.Json(new OpenUnit(id, name, Division), ContractJson.Options) : Results.NotFound());
        app.MapGet("/internal/search", (string q) => Results.Json(new { hits = q.Contains("变电站", StringComparison.Ordinal) ? (object[])[new { id = Document, title = DocumentTitle, type = "document" }] : [] }));
        app.MapGet("/internal/documents/{id}", (string id) => id == Document || id == Rule.ToString() ? Results.Json(new { title = DocumentTitle }) : Results.NotFound());
        app.MapGet("/internal/answers/{id}", (string id) => id == Answer ? Results.Json(new { question = "变电站离住宅要多远？" }) : Results.NotFound());
        await app.StartAsync();
        return app;
    }

    public static async Task MigrateAsync(string connection)
    {
        await using var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseNpgsql(connection).ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);
        await db.Database.MigrateAsync();
    }

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_factory.Services);

    public string As(Role role, string person, string unit = Unit, string division = Division) => Issuer.StaffToken(role, division, unit, person);

    public string Anybody => Issuer.Token(Scopes.Public);

    /// <summary>A concern as a form sends it.</summary>
    public static JsonObject Says(string text = "小区门口路灯坏了半个月，晚上看不见路，请尽快修好。", string kind = "help", string? name = null, string? phone = null, string? division = Division) => new()
    {
        ["kind"] = kind, ["text"] = text, ["division"] = division, ["name"] = name, ["phone"] = phone,
    };

    /// <summary>Receipt, code and the day on which it is due.</summary>
    public Task<JsonObject> FilesAsync(JsonObject? concern = null) => IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/concerns", Anybody, concern ?? Says());

    public async Task<JsonObject> LooksUpAsync(JsonObject filed) => await IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/concerns/lookup", Anybody, KeyOf(filed));

    /// <summary>What opens it.</summary>
    public static JsonObject KeyOf(JsonObject filed) => new() { ["receipt"] = (string)filed["receipt"]!, ["code"] = (string)filed["code"]! };

    /// <summary>The order of a concern, as the centre sees it.</summary>
    public async Task<JsonObject> OrderOfAsync(JsonObject filed)
    {
        var list = await IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/orders?receipt={filed["receipt"]}", As(Role.Dispatcher, "pai"), null);
        return await ReadAsync(list["orders"]![0]!.AsObject());
    }

    public Task<JsonObject> ReadAsync(JsonObject order) => IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/orders/{order["id"]}", As(Role.Dispatcher, "pai"), null);

    /// <summary>The order after a step.</summary>
    public Task<JsonObject> TakesAsync(JsonObject order, string verb, string token, JsonObject? body = null) =>
        IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"/api/orders/{order["id"]}/{verb}", token, WithVersion(order, body));

    /// <summary>The code with which a step is refused.</summary>
    public async Task<string> IsRefusedAsync(JsonObject order, string verb, string token, JsonObject? body = null, HttpStatusCode status = HttpStatusCode.Conflict)
    {
        var problem = await IsAsync(status, HttpMethod.Post, $"/api/orders/{order["id"]}/{verb}", token, WithVersion(order, body));
        return ((string)problem["type"]!).Split(':')[^1];
    }

    /// <summary>A concern whose order a unit is working on.</summary>
    public async Task<(JsonObject Filed, JsonObject Order)> HasInProgressAsync(JsonObject? concern = null)
    {
        var filed = await FilesAsync(concern);
        var order = await TakesAsync(await OrderOfAsync(filed), "accept", Agent);
        order = await AssignedAsync(order, Unit);
        return (filed, await TakesAsync(order, "start", Handler));
    }

    /// <summary>The same, replied to and closed.</summary>
    public async Task<(JsonObject Filed, JsonObject Order)> HasClosedAsync(JsonObject? concern = null)
    {
        var (filed, order) = await HasInProgressAsync(concern);
        order = await TakesAsync(order, "reply", Handler, new() { ["reply"] = "路灯已于昨日修复，请查看。" });
        order = await TakesAsync(order, "approve-reply", Reviewer);
        return (filed, await TakesAsync(order, "close", Dispatcher));
    }

    public Task<JsonObject> AssignedAsync(JsonObject order, string unit) => TakesAsync(order, "assign", Dispatcher, new() { ["unitId"] = IdOf(unit), ["reason"] = "属于该单位职责。" });

    public string Agent => As(Role.HotlineAgent, "hua", "成都市12345热线中心");

    public string Dispatcher => As(Role.Dispatcher, "pai", "成都市12345热线中心");

    public string Caller => As(Role.FollowUp, "hui", "成都市12345热线中心");

    public string Supervisor => As(Role.Supervisor, "du", "成都市人民政府办公厅");

    public string Handler => As(Role.Handler, "ban");

    public string Reviewer => As(Role.Reviewer, "shen");

    /// <summary>A reason, and what else a step needs.</summary>
    public static JsonObject Because(string reason = "情况如此，见附件说明。", params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject { ["reason"] = reason };
        foreach (var (name, value) in more) body[name] = value;
        return body;
    }

    /// <summary>The answer, whose status must be this.</summary>
    public async Task<JsonObject> IsAsync(HttpStatusCode status, HttpMethod method, string address, string? token, JsonObject? body)
    {
        using var answer = await SendAsync(method, address, token, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {address}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonObject>(text, ContractJson.Options)!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token, JsonObject? body) => SendContentAsync(method, address, token, body is null ? null : JsonContent.Create(body));

    public async Task<HttpResponseMessage> SendContentAsync(HttpMethod method, string address, string? token, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        if (body?.Headers.ContentLength > 1_000_000) request.Headers.ExpectContinue = true; // so that it is refused before it is sent
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await _client.SendAsync(request);
    }

    private static JsonObject WithVersion(JsonObject order, JsonObject? body)
    {
        var sent = (JsonObject)(body?.DeepClone() ?? new JsonObject());
        sent["version"] = (int)order["version"]!;
        return sent;
    }
}

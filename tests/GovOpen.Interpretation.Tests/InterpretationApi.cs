using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Interpretation.Data;
using GovOpen.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovOpen.Interpretation.Tests;

/// <summary>The service as it runs, over real HTTP, a database and a broker of its own, beside a source that publishes what the test says.</summary>
public sealed class InterpretationApi : IAsyncLifetime
{
    private PostgresDatabase _source = null!;
    private VirtualHost _broker = null!;
    private LogWriter _publishing = null!;
    private WebApplicationFactory<Program> _factory = null!;
    private HttpClient _client = null!;

    public const string Unit = "四川省人民政府办公厅";
    public const string Division = "510000";

    /// <summary>Of which nearly nothing stands in <see cref="Explains"/>.</summary>
    public const string DocumentText =
        "第一条 为了规范城镇供水活动，保障用水安全，根据有关法律、法规，制定本办法。\n第二条 供水企业应当在受理报装申请之日起七个工作日内完成接水，不得以任何名目收取费用。\n"
        + "第三条 因工程施工确需停水的，应当提前二十四小时告知用户；连续停水超过二十四小时的，应当采取应急供水措施。";

    public PostgresDatabase Database { get; private set; } = null!;

    public TestIssuer Issuer { get; private set; } = null!;

    public SettableClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        Database = await PostgresDatabase.CreateAsync("interpretation", MigrateAsync);
        _source = await PostgresDatabase.CreateAsync("source", LogWriter.CreateSchemaAsync);
        _broker = await VirtualHost.CreateAsync();
        Issuer = await TestIssuer.StartAsync();
        _publishing = await LogWriter.StartAsync(_source, _broker, clock: Clock);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:interpretation", Database.ConnectionString);
            host.UseSetting("ConnectionStrings:rabbitmq", _broker.ConnectionString);
            host.UseSetting("Audit:Key", "an audit key of these tests and of nothing else");
            host.UseSetting("Delivery:Key", "a delivery key of these tests and of nothing else");
            host.UseSetting("Delivery:AllowedNetworks:0", "127.0.0.0/8");
            host.UseSetting("Delivery:Timeout", "00:00:01");
            host.UseSetting("Delivery:FirstPause", "00:00:00.05");
            host.UseSetting("Delivery:LongestPause", "00:00:00.5");
            host.UseSetting("Authentication:Authority", Issuer.Address);
            host.UseSetting("Authentication:ClientId", "interpretation");
            host.UseSetting("Authentication:ClientSecret", "any");
            host.UseSetting("services:publishing:http:0", _publishing.Address.ToString());
            host.UseSetting("services:search:http:0", "http://127.0.0.1:9"); // nobody answers there
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
        await _publishing.DisposeAsync();
        await Issuer.DisposeAsync();
        await _broker.DisposeAsync();
        await _source.DisposeAsync();
        await Database.DisposeAsync();
    }

    public static async Task MigrateAsync(string connection)
    {
        await using var db = Open(connection);
        await db.Database.MigrateAsync();
    }

    internal static InterpretationDb Open(string connection) =>
        new(new DbContextOptionsBuilder<InterpretationDb>().UseNpgsql(connection).ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_factory.Services);

    /// <summary>A draft of the unit; its id.</summary>
    public static Guid HasDraft(string text = DocumentText, bool changesOthers = false, Guid? id = null, string unit = Unit, string? issuer = null)
    {
        var document = id ?? Guid.CreateVersion7();
        LogWriter.HasInterpretable(new(document, "城镇供水办法", null, issuer ?? unit, unit, Division, LogWriter.Keep(text), changesOthers, Facts: null));
        return document;
    }

    /// <summary>What entries of <see cref="HasPublishedAsync"/> rest on.</summary>
    public const string QaText = "第一条 供水企业应当七日内接水。\n第二条 不得以任何名目收取费用。";

    public static readonly Validity InForce = new() { PublishedOn = new DateOnly(2020, 1, 1), EffectiveOn = new DateOnly(2020, 1, 1) };

    /// <summary>A public document, from now on with these facts; its id.</summary>
    public static Guid HasDocument(Validity facts, Guid? id = null, string text = QaText)
    {
        var document = id ?? Guid.CreateVersion7();
        LogWriter.HasInterpretable(new(document, "城镇供水办法", "川办发〔2026〕1号", Unit, Unit, Division, LogWriter.Keep(text), ChangesOthers: false, facts));
        return document;
    }

    /// <summary>What an entry says.</summary>
    public static JsonObject Says(Guid document, string clause = "第二条", string quote = "不得以任何名目收取费用") => new()
    {
        ["question"] = "装水表要交钱吗？",
        ["similarQuestions"] = new JsonArray("接自来水收费吗"),
        ["answer"] = "不用，一分钱不收。",
        ["basis"] = new JsonArray(new JsonObject { ["documentId"] = document, ["clause"] = clause, ["quote"] = quote }),
        ["kind"] = "hotSpot",
        ["audience"] = "居民、商户",
    };

    public Task<JsonObject> BeginsEntryAsync(JsonObject content) => IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/qa", As(Role.Editor, "li"), new() { ["content"] = content });

    /// <summary>As far as being public.</summary>
    public async Task<JsonObject> HasPublishedAsync(Guid document, string clause = "第二条", string quote = "不得以任何名目收取费用")
    {
        var entry = await BeginsEntryAsync(Says(document, clause, quote));
        entry = await StepAsync(HttpStatusCode.OK, entry, "submit", Role.Editor, "li", null);
        return await StepAsync(HttpStatusCode.OK, entry, "approve", Role.Reviewer, "yi", null);
    }

    /// <summary>A step of an entry.</summary>
    public Task<JsonObject> StepAsync(HttpStatusCode status, JsonObject entry, string verb, Role role, string person, JsonObject? body) =>
        IsAsync(status, HttpMethod.Post, $"/api/qa/{entry["id"]}/{verb}", As(role, person), WithRevision(entry, body));

    /// <summary>Content that explains everything that must be explained; <paramref name="change"/> makes it another.</summary>
    public static JsonObject Explains(Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["form"] = "text",
            ["title"] = "《城镇供水办法》解读",
            ["sections"] = new JsonArray(
                Section("background", "过去几年，市民反映最多的是装水表慢、还要交钱，停水也常常没有预告。"),
                Section("goals", "让装表快起来，让停水有准备。"),
                Section("mainContent", "一句话：一周之内通水，一分钱不用花；要停水，前一天就会收到短信。"),
                Section("scope", "全省所有县城和镇的居民、商户都适用，村里的自备井不在其中。"),
                Section("keyTerms", "“报装”就是申请安装水表并接通自来水。")),
        };
        change?.Invoke(content);
        return content;
    }

    public static JsonObject Section(string aspect, string text) => new() { ["aspect"] = aspect, ["text"] = text };

    public string As(Role role, string person, string unit = Unit, string division = Division) => Issuer.StaffToken(role, division, unit, person);

    public async Task<JsonObject> BeginsAsync(Guid document, JsonObject? content = null, string editor = "li") =>
        await IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/interpretations", As(Role.Editor, editor), new JsonObject { ["documentId"] = document, ["content"] = content ?? Explains() });

    /// <summary>As far as being approved.</summary>
    public async Task<JsonObject> HasApprovedAsync(Guid document, JsonObject? content = null)
    {
        var interpretation = await BeginsAsync(document, content);
        interpretation = await TakesAsync(interpretation, "submit", Role.Editor, "li");
        return await TakesAsync(interpretation, "approve", Role.Reviewer, "yi");
    }

    public Task<JsonObject> TakesAsync(JsonObject interpretation, string verb, Role role, string person, JsonObject? body = null) =>
        IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"/api/interpretations/{interpretation["id"]}/{verb}", As(role, person), WithRevision(interpretation, body));

    /// <summary>The problem that it is refused with.</summary>
    public async Task<JsonObject> IsRefusedAsync(JsonObject interpretation, string verb, Role role, string person, string code, JsonObject? body = null)
    {
        var problem = await IsAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"/api/interpretations/{interpretation["id"]}/{verb}", As(role, person), WithRevision(interpretation, body));
        Assert.Equal(code, ((string)problem["type"]!).Split(':')[^1]);
        return problem;
    }

    public async Task<JsonObject> ReadAsync(JsonObject interpretation) => await IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/interpretations/{interpretation["id"]}", As(Role.Editor, "li"), null);

    /// <summary>Publishes a package with what was sealed, as Publishing would.</summary>
    public async Task ReleasesAsync(Guid document, params PackagePart[] parts) => await LogWriter.AppendPackageAsync(_source, document, [LogWriter.Published(document, 1)], parts, Clock.GetUtcNow());

    /// <summary>What was sealed when it was approved.</summary>
    public async Task<PackagePart> PartOfAsync(JsonObject approved)
    {
        var happened = await EventOfAsync(approved);
        return new(Guid.Parse((string)approved["id"]!), (long)happened["version"]!, (string)happened["hash"]!);
    }

    /// <summary>Publishes documents, or changes of them, as Publishing would.</summary>
    public Task PublishesAsync(params DocumentPublished[] documents) => LogWriter.AppendAsync(_source, documents);

    /// <summary>The newest event of an interpretation, or of an entry.</summary>
    public async Task<JsonObject> EventOfAsync(JsonObject interpretation) =>
        JsonNode.Parse((string)(await Database.ScalarAsync("select body::text from events where subject = $1 order by sequence desc limit 1", (string)interpretation["id"]!))!)!.AsObject();

    /// <summary>The answer, whose status must be this.</summary>
    public async Task<JsonObject> IsAsync(HttpStatusCode status, HttpMethod method, string address, string? token, JsonObject? body)
    {
        using var answer = await SendAsync(method, address, token, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {address}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonObject>(text, ContractJson.Options)!;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    private static JsonObject WithRevision(JsonObject interpretation, JsonObject? body)
    {
        var sent = (JsonObject)(body?.DeepClone() ?? new JsonObject());
        sent["revision"] = (int)interpretation["revision"]!;
        return sent;
    }
}

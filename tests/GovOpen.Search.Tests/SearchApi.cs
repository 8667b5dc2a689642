using System.Net.Http.Headers;
using System.Net.Http.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.Search.Guidance;
using GovOpen.Search.Rebuilding;
using GovOpen.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovOpen.Search.Tests;

/// <summary>The search service on a real database and broker, reading the log of a source that the test publishes to.</summary>
public sealed class SearchApi : IAsyncLifetime
{
    private readonly string _snapshots = Directory.CreateTempSubdirectory("govopen-search-").FullName;
    private PostgresDatabase _source = null!;
    private PostgresDatabase _projection = null!;
    private VirtualHost _broker = null!;
    private LogWriter _writer = null!;
    private PostgresDatabase _answers = null!;
    private LogWriter _interpreter = null!;
    private PostgresDatabase? _concerns;
    private LogWriter? _hotline;
    private TestIssuer _issuer = null!;
    private Service? _service;
    private HttpClient _client = null!;

    public SettableClock Clock { get; } = new();

    /// <summary>Settings beyond those of every test: where another index is.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether there is a hotline; few tests have one.</summary>
    public bool HasHotline { get; init; }

    /// <summary>The log of the hotline.</summary>
    public PostgresDatabase Concerns => _concerns ?? throw new InvalidOperationException("This search has no hotline.");

    /// <summary>What is today for the tests of a class, from before anything is heard or done.</summary>
    public SearchApi() => Clock.GoTo(Today);

    /// <inheritdoc cref="SearchApi()"/>
    public static DateOnly Today => new(2026, 11, 22);

    public async Task InitializeAsync()
    {
        _source = await PostgresDatabase.CreateAsync("source", LogWriter.CreateSchemaAsync);
        _projection = await PostgresDatabase.CreateAsync("search", MigrateAsync);
        _broker = await VirtualHost.CreateAsync();
        _issuer = await TestIssuer.StartAsync();
        _writer = await LogWriter.StartAsync(_source, _broker, clock: Clock);
        _answers = await PostgresDatabase.CreateAsync("source", LogWriter.CreateSchemaAsync);
        _interpreter = await LogWriter.StartAsync(_answers, _broker, clock: Clock, source: "interpretation");
        if (HasHotline)
        {
            _concerns = await PostgresDatabase.CreateAsync("source", LogWriter.CreateSchemaAsync);
            _hotline = await LogWriter.StartAsync(_concerns, _broker, clock: Clock, source: "hotline");
        }

        Start();
        await IsCurrentAsync(); // while it reads the source for the first time, what is read from the tables is refused
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _writer.DisposeAsync();
        await _interpreter.DisposeAsync();
        await _answers.DisposeAsync();
        await StopHotlineAsync();
        if (_concerns is not null) await _concerns.DisposeAsync();
        await _issuer.DisposeAsync();
        await _broker.DisposeAsync();
        await _projection.DisposeAsync();
        await _source.DisposeAsync();
        Directory.Delete(_snapshots, recursive: true);
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.Database.MigrateAsync();
    }

    internal static SearchDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<SearchDb>().UseNpgsql(connectionString).ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);

    public void Start()
    {
        _service = new Service(this);
        _client = _service.CreateClient(new() { AllowAutoRedirect = false });
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _issuer.Token(Scopes.Public));
    }

    public async Task StopAsync()
    {
        if (_service is null) return;
        await _service.DisposeAsync();
        _service = null;
    }

    /// <summary>Forgets what the index saved, or spoils it.</summary>
    public void SpoilSnapshots()
    {
        foreach (var file in Directory.EnumerateFiles(_snapshots))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 0xFF;
            File.WriteAllBytes(file, bytes);
        }
    }

    /// <summary>The database of the projection.</summary>
    internal PostgresDatabase Projection => _projection;

    /// <summary>Who signs the tokens.</summary>
    internal TestIssuer Issuer => _issuer;

    /// <summary>The index of the service.</summary>
    internal IndexHolder Index => _service!.Services.GetRequiredService<IndexHolder>();

    /// <summary>What builds it anew.</summary>
    internal RebuildIndex Rebuild => _service!.Services.GetServices<IHostedService>().OfType<RebuildIndex>().Single();

    /// <summary>What counts questions that found nothing.</summary>
    internal UnansweredQuestions Unanswered => _service!.Services.GetRequiredService<UnansweredQuestions>();

    /// <summary>The folder of the snapshots.</summary>
    public string Snapshots => _snapshots;

    public bool HasSnapshot => Directory.EnumerateFiles(_snapshots).Any();

    /// <summary>Publishes documents and waits until the search has taken in all that is published.</summary>
    public async Task HasPublishedAsync(params DocumentPublished[] documents)
    {
        await LogWriter.AppendAsync(_source, documents);
        await IsCurrentAsync();
    }

    /// <summary>Publishes and does not wait.</summary>
    public Task PublishesAsync(params DocumentPublished[] documents) => LogWriter.AppendAsync(_source, documents);

    /// <summary>Commits whatever else happened at the source, and does not wait.</summary>
    public async Task HappensAsync(Action<LogWriterDb> append)
    {
        await using var db = LogWriter.Open(_source.ConnectionString);
        append(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Publishes what changes together and waits until the search has taken it in.</summary>
    public async Task HasPublishedSetAsync(DocumentSet set)
    {
        await LogWriter.AppendSetAsync(_source, set);
        await IsCurrentAsync();
    }

    /// <summary>Publishes what changes together and does not wait.</summary>
    public Task PublishesSetAsync(DocumentSet set) => LogWriter.AppendSetAsync(_source, set);

    /// <summary>Releases a document with what explains it, today, and does not wait.</summary>
    public Task PublishesPackageAsync(Guid document, IReadOnlyList<DocumentPublished> published, IReadOnlyList<PackagePart> parts, string? bodyHash = null) =>
        LogWriter.AppendPackageAsync(_source, document, published, parts, Clock.GetUtcNow(), bodyHash);

    /// <summary>Commits what happened at the service that keeps answers, and waits until the search shows it.</summary>
    public async Task AnswersAsync(params IReadOnlyList<AnswerPublished> published)
    {
        await HappensToAnswersAsync(db =>
        {
            foreach (var one in published) db.Append(one.AnswerId, one.Version, one);
        });
        foreach (var one in published) await Eventually.BecomesAsync(() => GetAsync($"api/answers/{one.AnswerId}"), answer => answer.IsSuccessStatusCode);
        await Eventually.BecomesAsync(() => SearchAsync("type=answer&validity=all&size=100"), found => published.All(one => found.Hits.Any(hit => hit.Id == one.AnswerId)) || published.Count > 100);
    }

    /// <summary>The same, and does not wait.</summary>
    public async Task HappensToAnswersAsync(Action<LogWriterDb> append)
    {
        await using var db = LogWriter.Open(_answers.ConnectionString);
        append(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Stops the source of documents: nobody can tell any more what is in force.</summary>
    public async Task StopSourceAsync() => await _writer.DisposeAsync();

    /// <summary>Stops the source of answers: nobody can tell any more which were taken back.</summary>
    public async Task StopAnswersAsync() => await _interpreter.DisposeAsync();

    /// <summary>Stops the hotline: nobody can tell any more which results were withdrawn.</summary>
    public async Task StopHotlineAsync()
    {
        if (_hotline is not null) await _hotline.DisposeAsync();
    }

    /// <summary>Takes texts out at the source and does not wait.</summary>
    public Task PurgesAsync(params string[] hashes) => LogWriter.AppendPurgeAsync(_source, hashes);

    /// <summary>Takes texts out at the source and waits until the search has followed.</summary>
    public async Task HasPurgedAsync(params string[] hashes)
    {
        await LogWriter.AppendPurgeAsync(_source, hashes);
        await IsCurrentAsync();
    }

    public async Task IsCurrentAsync()
    {
        var now = Clock.GetUtcNow();
        await Eventually.BecomesAsync(() => SearchAsync("size=1"), answer => answer.IndexedThrough >= now && !answer.Stale, what: "the search");
    }

    public async Task<SearchResponse> SearchAsync(string parameters)
    {
        using var answer = await GetAsync("api/search?" + parameters);
        if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable) return Nothing; // still loading
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<SearchResponse>(ContractJson.Options))!;
    }

    /// <summary>What a route answers with 200.</summary>
    public async Task<T> ReadAsync<T>(string address)
    {
        using var answer = await GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options))!;
    }

    public Task<DocumentView> DocumentAsync(Guid id, string? asOf = null) => ReadAsync<DocumentView>($"api/documents/{id}?asOf={asOf}");

    /// <summary>Asks for what the caller may have already.</summary>
    public async Task<HttpResponseMessage> AskAsync(string address, EntityTagHeaderValue has)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { has } } };
        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_service!.Services);

    /// <summary>The status that a token of this scope meets there.</summary>
    public async Task<int> KnockAsync(EndpointRow row, string? scope)
    {
        using var client = AnonymousClient();
        using var request = new HttpRequestMessage(row.Method == "*" ? HttpMethod.Get : new(row.Method), row.Example);
        if (scope is not null) request.Headers.Authorization = new("Bearer", _issuer.Token(scope));
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public HttpClient AnonymousClient() => _service!.CreateClient();

    /// <summary>The titles that a search finds, in order.</summary>
    public async Task<string[]> TitlesAsync(string parameters) => [.. (await SearchAsync(parameters)).Hits.Select(hit => hit.Title)];

    public async Task RestoreSourceAsync(Func<Task> afterTheBackup)
    {
        await _writer.DisposeAsync();
        await using var backup = await _source.BackUpAsync();
        await using (await LogWriter.StartAsync(_source, _broker, _writer.Address.ToString(), Clock)) await afterTheBackup();
        await _source.RestoreAsync(backup);
        _writer = await LogWriter.StartAsync(_source, _broker, _writer.Address.ToString(), Clock);
    }

    public Task CutBrokerAsync() => _broker.CutAsync();

    public Task AllowBrokerAsync() => _broker.AllowAsync();

    private static SearchResponse Nothing => new()
    {
        Total = 0, AsOf = default, TookMs = 0, IndexedThrough = null, Stale = true, Hits = [],
        Facets = new() { Type = [], Kind = [], Issuer = [], Theme = [], Tag = [], Year = [], Validity = [] },
    };

    private sealed class Service(SearchApi api) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:search", api._projection.ConnectionString);
            builder.UseSetting("ConnectionStrings:rabbitmq", api._broker.ConnectionString);
            builder.UseSetting("Search:SnapshotDirectory", api._snapshots);
            builder.UseSetting("Authentication:Authority", api._issuer.Address);
            builder.UseSetting("Authentication:ClientId", "search");
            builder.UseSetting("Authentication:ClientSecret", "any");
            builder.UseSetting("services:publishing:http:0", api._writer.Address.ToString());
            builder.UseSetting("services:interpretation:http:0", api._interpreter.Address.ToString());
            builder.UseSetting("services:hotline:http:0", (api._hotline?.Address ?? new("http://127.0.0.1:9")).ToString());
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (name, value) in api.Settings) builder.UseSetting(name, value);
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(api.Clock));
        }
    }
}

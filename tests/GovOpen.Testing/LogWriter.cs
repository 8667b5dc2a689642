using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovOpen.Testing;

/// <summary>The database of a service that has a log and nothing else.</summary>
public sealed class LogWriterDb(DbContextOptions<LogWriterDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEventLog();
}

/// <summary>A service that publishes documents as the publishing service does: a log with its relay and feed, and bodies by hash.</summary>
public sealed class LogWriter : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, string> _bodies = new();
    private static readonly ConcurrentDictionary<string, bool> _purged = new();
    private static readonly ConcurrentDictionary<Guid, InterpretableDocument> _interpretable = new();

    private static readonly ConcurrentDictionary<Guid, PublishedResult> _results = new();

    private readonly WebApplication _app;

    private LogWriter(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.First()));

    public Uri Address { get; }

    public static async Task CreateSchemaAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.Database.EnsureCreatedAsync();
    }

    public static LogWriterDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<LogWriterDb>().UseNpgsql(connectionString).AppendsUnderLock().Options);

    public static async Task<LogWriter> StartAsync(PostgresDatabase database, VirtualHost broker, string urls = "http://127.0.0.1:0", TimeProvider? clock = null, string source = "publishing")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["ConnectionStrings:" + source] = database.ConnectionString;
        builder.Configuration["ConnectionStrings:rabbitmq"] = broker.ConnectionString;
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddEventLog(source);
        builder.AddMessaging(_ => { });
        var app = builder.Build();
        app.MapEventFeed();
        app.MapGet("/internal/bodies/{hash}", (string hash) =>
            _purged.ContainsKey(hash) ? Results.StatusCode(StatusCodes.Status410Gone) : _bodies.TryGetValue(hash, out var body) ? Results.Text(body) : Results.NotFound());
        app.MapGet("/internal/interpretable/{id:guid}", (Guid id) => _interpretable.TryGetValue(id, out var document) ? Results.Json(document, ContractJson.Options) : Results.NotFound());
        // What the interpretation service does, for who reads both.
        app.MapGet("/internal/sealed-interpretations/{hash}", (string hash) => _bodies.TryGetValue(hash, out var content) ? Results.Text(content, "application/json") : Results.NotFound());
        // What the hotline does.
        app.MapGet("/internal/results/{id:guid}", (Guid id) => _results.TryGetValue(id, out var result) ? Results.Json(result, ContractJson.Options) : Results.StatusCode(StatusCodes.Status410Gone));
        await app.StartAsync();
        return new LogWriter(app);
    }

    /// <summary>One document, published or changed.</summary>
    public static Task AppendAsync(PostgresDatabase database, Guid document, long version) => AppendAsync(database, [Published(document, version)]);

    /// <summary>Several in one commit.</summary>
    public static async Task AppendAsync(PostgresDatabase database, IReadOnlyList<DocumentPublished> published)
    {
        await using var db = Open(database.ConnectionString);
        foreach (var one in published) db.Append(one.DocumentId, one.Version, one);
        await db.SaveChangesAsync();
    }

    /// <summary>What changes by one commit and must be seen so.</summary>
    public static async Task AppendSetAsync(PostgresDatabase database, DocumentSet set)
    {
        var happened = new DocumentSetPublished
        {
            SetId = set.CleanUp?.CleanUpId ?? Guid.CreateVersion7(),
            Count = set.Documents.Count,
            SetHash = Keep(JsonSerializer.Serialize(set, ContractJson.Options)),
            RecordedAt = set.Documents[0].RecordedAt,
        };
        await using var db = Open(database.ConnectionString);
        db.Append(happened.SetId, 1, happened);
        await db.SaveChangesAsync();
    }

    /// <summary>A document, and what was signed with it, become public by one commit.</summary>
    public static async Task AppendPackageAsync(PostgresDatabase database, Guid document, IReadOnlyList<DocumentPublished> published, IReadOnlyList<PackagePart> parts, DateTimeOffset at, string? bodyHash = null)
    {
        var happened = new PackageReleased
        {
            PackageId = Guid.CreateVersion7(),
            DocumentId = document,
            Count = published.Count,
            SetHash = Keep(JsonSerializer.Serialize(new DocumentSet { Documents = published }, ContractJson.Options)),
            Interpretations = parts,
            BodyHash = bodyHash ?? _interpretable.GetValueOrDefault(document)?.BodyHash ?? published.FirstOrDefault(one => one.DocumentId == document)?.BodyHash,
            ReleasedAt = at,
        };
        await using var db = Open(database.ConnectionString);
        db.Append(happened.PackageId, 1, happened);
        await db.SaveChangesAsync();
    }

    /// <summary>A result of a concern becomes public.</summary>
    /// <param name="database">Of the log.</param>
    /// <param name="result">What it says.</param>
    /// <param name="isPublic">No: it was withdrawn before anybody asked for it.</param>
    public static async Task AppendResultAsync(PostgresDatabase database, PublishedResult result, bool isPublic = true)
    {
        if (isPublic) _results[result.ResultId] = result;
        await using var db = Open(database.ConnectionString);
        db.Append(result.ResultId, result.Version, new ResultPublished { ResultId = result.ResultId, Version = result.Version, PublishedAt = result.PublishedAt });
        await db.SaveChangesAsync();
    }

    /// <summary>It is so no more.</summary>
    public static async Task AppendWithdrawalAsync(PostgresDatabase database, ResultWithdrawn withdrawn)
    {
        _results.TryRemove(withdrawn.ResultId, out _);
        await using var db = Open(database.ConnectionString);
        db.Append(withdrawn.ResultId, withdrawn.Version, withdrawn);
        await db.SaveChangesAsync();
    }

    /// <summary>From now on there is this draft, or this document, to interpret.</summary>
    public static void HasInterpretable(InterpretableDocument document) => _interpretable[document.DocumentId] = document;

    /// <summary>From now on there is not.</summary>
    public static void HasNotInterpretable(Guid document) => _interpretable.TryRemove(document, out _);

    /// <summary>Takes texts out everywhere.</summary>
    public static async Task AppendPurgeAsync(PostgresDatabase database, IReadOnlyList<string> hashes)
    {
        foreach (var hash in hashes) _purged[hash] = true;
        var happened = new BodyPurged { PurgeId = Guid.CreateVersion7(), BodyHashes = hashes, DocumentIds = [], PurgedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        await using var db = Open(database.ConnectionString);
        db.Append(happened.PurgeId, 1, happened);
        await db.SaveChangesAsync();
    }

    /// <summary>A document in force since 2020, unless told otherwise with <c>with</c>.</summary>
    public static DocumentPublished Published(Guid document, long version, string title = "关于测试的通知", string text = "第一条 测试。") => new()
    {
        DocumentId = document,
        Version = version,
        SourceId = "test:" + document,
        Title = title,
        Kind = DocumentKind.NormativeDocument,
        Validity = new() { PublishedOn = new DateOnly(2020, 1, 1), EffectiveOn = new DateOnly(2020, 1, 1) },
        BodyHash = Keep(text),
        RecordedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>As if a text had never been purged.</summary>
    public static void Restore(string hash) => _purged.TryRemove(hash, out _);

    /// <summary>A text, which from now on is not to be fetched.</summary>
    public static string Taken(string hash) => _bodies.TryRemove(hash, out var text) ? text : throw new InvalidOperationException("There is no such text.");

    /// <summary>From now on there is no such text to be fetched.</summary>
    public static void Forget(string hash) => _bodies.TryRemove(hash, out _);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Keeps a text to be fetched; returns its hash.</summary>
    public static string Keep(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        _bodies[hash] = text;
        return hash;
    }
}

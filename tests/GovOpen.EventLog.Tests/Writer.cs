using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;
using GovOpen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovOpen.EventLog.Tests;

internal sealed class WriterDb(DbContextOptions<WriterDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEventLog();
}

/// <summary>A service that has a log and nothing else.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Writer(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.First()));

    public Uri Address { get; }

    public static async Task CreateSchemaAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.Database.EnsureCreatedAsync();
    }

    public static WriterDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<WriterDb>().UseNpgsql(connectionString).AppendsUnderLock().Options);

    public static async Task<Writer> StartAsync(PostgresDatabase database, VirtualHost broker, string urls = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["ConnectionStrings:publishing"] = database.ConnectionString;
        builder.Configuration["ConnectionStrings:rabbitmq"] = broker.ConnectionString;
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddEventLog("publishing");
        builder.AddMessaging(_ => { });
        var app = builder.Build();
        app.MapEventFeed();
        await app.StartAsync();
        return new Writer(app);
    }

    /// <summary>One document, published or changed.</summary>
    public static async Task AppendAsync(PostgresDatabase database, Guid document, long version)
    {
        await using var db = Open(database.ConnectionString);
        db.Append(document, version, Happened(document, version));
        await db.SaveChangesAsync();
    }

    public static DocumentPublished Happened(Guid document, long version) => new()
    {
        DocumentId = document,
        Version = version,
        SourceId = document.ToString(),
        Title = "关于测试的通知",
        Kind = DocumentKind.NormativeDocument,
        Validity = new(),
        BodyHash = "",
        RecordedAt = default,
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

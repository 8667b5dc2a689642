using System.Collections.Concurrent;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>The staff site, with a database of its own, services behind it, and one clock for all.</summary>
public sealed class OfficeSite : IAsyncLifetime, IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private WebApplicationFactory<Program> _site = null!;

    public SettableClock Clock { get; } = new();

    public Storage Storage { get; private set; } = null!;

    public FakeIdentity Identity { get; private set; } = null!;

    public FakePublishing Publishing { get; private set; } = null!;

    public FakeInterpretation Interpretation { get; private set; } = null!;

    public FakeHotline Hotline { get; private set; } = null!;

    /// <summary>Everything that was logged, down to the last detail.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<OfficeSite> StartAsync(params (string Name, string Value)[] settings)
    {
        var office = new OfficeSite();
        foreach (var (name, value) in settings) office._settings[name] = value;
        await office.InitializeAsync();
        return office;
    }

    public async Task InitializeAsync()
    {
        Storage = await Storage.CreateAsync();
        Identity = await FakeIdentity.StartAsync(Clock);
        Publishing = await FakePublishing.StartAsync();
        Interpretation = await FakeInterpretation.StartAsync();
        Hotline = await FakeHotline.StartAsync();
        _site = Create();
    }

    /// <summary>Stops the site and starts it again, over the same database and keys.</summary>
    public async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings) _settings[name] = value;
        await _site.DisposeAsync();
        _site = Create();
    }

    /// <summary>The same site once more, over the same database and keys.</summary>
    public WebApplicationFactory<Program> StartReplica() => Create();

    /// <summary>A browser that knows nothing yet; <paramref name="from"/> is its address.</summary>
    public Browser Browser(string from = "192.0.2.10") => new(() => _site.Server, from);

    /// <summary>A browser in which somebody with these roles has signed in.</summary>
    public async Task<Browser> SignedInAsync(params Role[] roles) => await SignedInAsAsync(Identity.Has(roles));

    public async Task<Browser> SignedInAsAsync(string username)
    {
        // Addresses of their own: signing in is limited by address.
        var browser = Browser($"192.0.2.{Random.Shared.Next(20, 250)}");
        var answer = await browser.SignInAsync(username);
        Assert.Equal(303, answer.Status);
        return browser;
    }

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_site.Services);

    public TService Service<TService>() where TService : notnull => _site.Services.GetRequiredService<TService>();

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await Identity.DisposeAsync();
        await Publishing.DisposeAsync();
        await Interpretation.DisposeAsync();
        await Hotline.DisposeAsync();
        await Storage.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private WebApplicationFactory<Program> Create() => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        foreach (var (name, value) in Storage.Settings.Concat(_settings)) host.UseSetting(name, value);
        host.UseSetting("services:identity:http:0", Identity.Address);
        host.UseSetting("services:publishing:http:0", Publishing.Address);
        host.UseSetting("services:interpretation:http:0", Interpretation.Address);
        host.UseSetting("services:hotline:http:0", Hotline.Address);
        host.UseSetting("services:search:http:0", Publishing.Address); // it answers for both
        host.UseSetting("Authentication:ClientId", "office");
        host.UseSetting("Authentication:ClientSecret", "office-secret");
        host.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Remembering(Log)));
        host.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    });

    private sealed class Remembering(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.Portal.Tests;

/// <summary>The portal in this process, with services that answer what a test says, on a day that stands still.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public static DateOnly Today { get; } = new(2026, 11, 22);

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["services:search:http:0"] = "http://search",
        ["services:publishing:http:0"] = "http://publishing",
        ["services:identity:http:0"] = "http://identity",
        ["Authentication:ClientId"] = "portal",
        ["Authentication:ClientSecret"] = "secret",
    };

    internal Services Behind { get; } = new();

    public Site With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Asks for a page or an answer; redirects are not followed.</summary>
    public async Task<Page> GetAsync(string address)
    {
        using var browser = CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return await Page.ReadAsync(answer);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new StoppedClock());
            foreach (var client in new[] { "search", "publishing", "tokens" }) services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Behind);
        });
    }

    private sealed class StoppedClock : TimeProvider
    {
        // Noon of that day in Shanghai.
        public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(4, 0), TimeSpan.Zero);
    }
}

/// <summary>What came back.</summary>
public sealed record Page(HttpStatusCode Status, string Text, int Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string? Location => Headers.GetValueOrDefault("Location");

    public static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new(answer.StatusCode, System.Text.Encoding.UTF8.GetString(bytes), bytes.Length, headers);
    }
}

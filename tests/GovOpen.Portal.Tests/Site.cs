using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.Portal.Tests;

/// <summary>The portal in this process, with services that answer what a test says, on a day that stands still until a test waits.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public static DateOnly Today { get; } = new(2026, 11, 22);

    /// <summary>What stands in a page for programs to read: browsers run nothing of this type.</summary>
    public const string DataBlock = "<script type=\"application/ld+json\">";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["services:search:http:0"] = "http://search",
        ["services:publishing:http:0"] = "http://publishing",
        ["services:hotline:http:0"] = "http://hotline",
        ["services:identity:http:0"] = "http://identity",
        ["Authentication:ClientId"] = "portal",
        ["Authentication:ClientSecret"] = "secret",
    };

    private readonly StoppedClock _clock = new();

    internal Services Behind { get; } = new();

    /// <summary>Lets so much time pass.</summary>
    public void Wait(TimeSpan time) => _clock.Now += time;

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

    /// <summary>Sends a form, as a browser does.</summary>
    public async Task<Page> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var browser = CreateClient(new() { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
        return await Page.ReadAsync(answer);
    }

    /// <summary>Asks for it in the format that the caller likes.</summary>
    public async Task<Page> GetAsync(string address, string accept)
    {
        using var caller = CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await caller.SendAsync(request);
        return await Page.ReadAsync(answer);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            foreach (var client in new[] { "search", "publishing", "hotline", "tokens" }) services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Behind);
        });
    }

    private sealed class StoppedClock : TimeProvider
    {
        // Noon of that day in Shanghai.
        public DateTimeOffset Now { get; set; } = new(Today, new TimeOnly(4, 0), TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
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

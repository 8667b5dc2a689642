using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace GovOpen.Benchmarks.Running;

/// <summary>A platform that runs: its public API, and its staff API under the account that may import.</summary>
internal sealed class Platform : IDisposable
{
    public const string RateLimitAdvice =
        "The portal refused requests for their rate (429). Start the platform with RateLimits__PublicReads__PerSecond=100000 and RateLimits__PublicReads__Burst=100000 in the environment and measure anew.";

    // Tokens are good for five minutes.
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(4);

    private readonly HttpClient _office;
    private readonly Account _importer;
    private readonly SemaphoreSlim _renewing = new(1);
    private string _token = "";
    private long _tokenSince;

    private Platform(Uri portal, Uri office, Account importer, int connections)
    {
        _importer = importer;
        _office = Client(office, connections);
        Portal = Client(portal, connections: 64);
    }

    /// <summary>The public API. No answer is awaited for longer than a minute.</summary>
    public HttpClient Portal { get; }

    /// <param name="connections">To the staff API.</param>
    public static async Task<Platform> ConnectAsync(Uri portal, Uri office, FileInfo accounts, int connections, CancellationToken ct)
    {
        await using var file = accounts.OpenRead();
        var all = await JsonSerializer.DeserializeAsync<IReadOnlyList<Account>>(file, JsonSerializerOptions.Web, ct) ?? [];
        var importer = all.FirstOrDefault(account => string.Equals(account.Role, "importer", StringComparison.OrdinalIgnoreCase) && account.ClientId is not null)
            ?? throw new InvalidDataException($"{accounts.FullName} has no account with the role importer and a client id.");
        var platform = new Platform(portal, office, importer, connections) { Portal = { Timeout = TimeSpan.FromMinutes(1) } };
        await platform.RenewTokenAsync(ct);
        return platform;
    }

    /// <summary>Sends lines and returns the summary, the last line of the answer.</summary>
    public async Task<ImportSummary> ImportAsync(HttpContent lines, CancellationToken ct)
    {
        await RenewTokenAsync(ct);
        lines.Headers.ContentType = new("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/documents/import", UriKind.Relative)) { Content = lines };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await _office.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"The import answered {(int)answer.StatusCode}: {text}", inner: null, answer.StatusCode);
        return JsonSerializer.Deserialize<ImportSummary>(text.TrimEnd().Split('\n')[^1], JsonSerializerOptions.Web)!;
    }

    /// <summary>Of the account that may import, for asking a service without its gateway.</summary>
    public async Task<string> TokenAsync(CancellationToken ct)
    {
        await RenewTokenAsync(ct);
        return _token;
    }

    /// <summary>How many documents the public can find, whatever their validity. Null: refused for the rate of requests.</summary>
    public async Task<int?> TotalAsync(CancellationToken ct)
    {
        using var answer = await Portal.GetAsync(new Uri("api/search?validity=all&size=1", UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests) return null;

        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("total").GetInt32();
    }

    public void Dispose()
    {
        Portal.Dispose();
        _office.Dispose();
        _renewing.Dispose();
    }

    private async Task RenewTokenAsync(CancellationToken ct)
    {
        await _renewing.WaitAsync(ct);
        try
        {
            if (_token.Length > 0 && Stopwatch.GetElapsedTime(_tokenSince) < _renewAfter) return;

            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = _importer.ClientId!,
                ["client_secret"] = _importer.ClientSecret!,
            });
            using var answer = await _office.PostAsync(new Uri("api/token", UriKind.Relative), form, ct);
            answer.EnsureSuccessStatusCode();
            _token = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("access_token").GetString()!;
            _tokenSince = Stopwatch.GetTimestamp();
        }
        finally
        {
            _renewing.Release();
        }
    }

    private static HttpClient Client(Uri address, int connections) =>
        new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = connections }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    private sealed record Account(string Role, string? ClientId, string? ClientSecret);
}

/// <summary>What became of the lines of an import.</summary>
internal sealed record ImportSummary(long Accepted, long Updated, long Unchanged, long Refused);

/// <summary>The options that say where a platform runs.</summary>
internal sealed record PlatformOptions
{
    public Option<FileInfo> Accounts { get; } = new("--accounts") { Description = "The accounts.json that deploy/up wrote.", HelpName = "FILE", Required = true };

    public Option<Uri> Portal { get; } = Address("--portal", "http://localhost:8080");

    public Option<Uri> Office { get; } = Address("--office", "http://localhost:8081");

    public Task<Platform> ConnectAsync(ParseResult asked, int connections, CancellationToken ct) =>
        Platform.ConnectAsync(asked.GetRequiredValue(Portal), asked.GetRequiredValue(Office), asked.GetRequiredValue(Accounts), connections, ct);

    /// <summary>An option that takes the address of a service.</summary>
    public static Option<Uri> Address(string name, string otherwise) => new(name)
    {
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => new(otherwise),
        CustomParser = asked =>
        {
            if (Uri.TryCreate(asked.Tokens[0].Value.TrimEnd('/') + '/', UriKind.Absolute, out var address)) return address;
            asked.AddError($"{name}: “{asked.Tokens[0].Value}” is not an address.");
            return null;
        },
    };
}

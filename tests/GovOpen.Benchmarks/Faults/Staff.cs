using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovOpen.Benchmarks.Faults;

/// <summary>The sample accounts of one unit, at the staff API.</summary>
internal sealed class Staff(HttpClient office, IReadOnlyList<Staff.Account> accounts) : IDisposable
{
    // Tokens are good for five minutes.
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(4);

    private readonly ConcurrentDictionary<string, (string Token, long Since)> _tokens = new();
    private readonly SemaphoreSlim _signingIn = new(1);

    public static async Task<Staff> ConnectAsync(Uri office, FileInfo accounts, CancellationToken ct)
    {
        await using var file = accounts.OpenRead();
        var all = await JsonSerializer.DeserializeAsync<IReadOnlyList<Account>>(file, JsonSerializerOptions.Web, ct) ?? [];
        return new(new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office, Timeout = TimeSpan.FromSeconds(20) }, all);
    }

    /// <summary>The answer; an exception where it is none of 2xx, with its problem.</summary>
    public async Task<JsonObject> AskAsync(HttpMethod method, string role, string address, JsonObject? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role, ct));
        using var answer = await office.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new HttpRequestException($"{address}: {(int)answer.StatusCode} {text}", inner: null, answer.StatusCode);
    }

    public void Dispose()
    {
        office.Dispose();
        _signingIn.Dispose();
    }

    private async Task<string> TokenAsync(string role, CancellationToken ct)
    {
        if (_tokens.TryGetValue(role, out var held) && Stopwatch.GetElapsedTime(held.Since) < _renewAfter) return held.Token;

        // One at a time: signing in is limited.
        await _signingIn.WaitAsync(ct);
        try
        {
            return _tokens.TryGetValue(role, out held) && Stopwatch.GetElapsedTime(held.Since) < _renewAfter ? held.Token : await SignInAsync(role, ct);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private async Task<string> SignInAsync(string role, CancellationToken ct)
    {
        var account = accounts.First(one => one.Role == role && one.Username is not null);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password", ["username"] = account.Username!, ["password"] = account.Password! });
        using var answer = await office.PostAsync(new Uri("api/token", UriKind.Relative), form, ct);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("access_token").GetString()!;
        _tokens[role] = (token, Stopwatch.GetTimestamp());
        return token;
    }

    internal sealed record Account(string Role, string? Username, string? Password);
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;
using OtpNet;

namespace GovOpen.EndToEnd.Tests;

/// <summary>The whole platform as a newcomer gets it: <c>deploy/up</c> on a new data folder, with the sample.</summary>
public sealed class Platform : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("govopen-e2e-").FullName;
    private readonly HashSet<string> _usedCodes = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Several installations stand side by side, so the tests take ports that hardly anybody has.</summary>
    public Uri Portal { get; private set; } = null!;

    public Uri Office { get; private set; } = null!;

    public TraceCollector Traces { get; } = new();

    public async Task InitializeAsync()
    {
        await Traces.StartAsync();
        var port = FreePorts();
        (Portal, Office) = (new Uri($"http://localhost:{port}"), new Uri($"http://localhost:{port + 1}"));
        var (code, output) = await RunAsync("deploy/up", "--detach", "--data", _data);
        Assert.True(code == 0, output);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("deploy/down", "--data", _data);
        await Traces.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Runs one of the project's own commands.</summary>
    public async Task<(int Code, string Output)> RunAsync(string command, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(Path.Combine(Repository.Root, command), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };
        process.StartInfo.Environment["GOVOPEN_PORT"] = Portal.Port.ToString();
        process.StartInfo.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Traces.Address;
        process.StartInfo.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        process.StartInfo.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        process.StartInfo.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "2000";
        process.StartInfo.Environment["RateLimits__PublicReads__PerSecond"] = "10000";
        process.StartInfo.Environment["RateLimits__PublicReads__Burst"] = "10000";
        process.StartInfo.Environment["RateLimits__ConcernsPerMinute"] = "1000";
        process.StartInfo.Environment["RateLimits__LookupsPerMinute"] = "1000";
        process.Start();
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public async Task<(int Code, JsonNode Status)> StatusAsync()
    {
        var (code, output) = await RunAsync("deploy/status", "--json", "--data", _data);
        return (code, JsonNode.Parse(output)!);
    }

    public Task<(int Code, string Output)> UpAsync() => RunAsync("deploy/up", "--detach", "--data", _data);

    public Task<(int Code, string Output)> DownAsync() => RunAsync("deploy/down", "--data", _data);

    /// <summary>The process of a component, as status tells it.</summary>
    public async Task<int> PidAsync(string component) =>
        (await StatusAsync()).Status["components"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == component)!["pid"]!.GetValue<int>();

    /// <summary>The status, once it says that all is well.</summary>
    public async Task<JsonNode> IsHealthyAsync() =>
        (await Eventually.BecomesAsync(StatusAsync, answer => answer.Code == 0, TimeSpan.FromSeconds(90), "the platform")).Status;

    /// <summary>A signal as an administrator, or bad luck, would send it.</summary>
    public static async Task SignalAsync(int pid, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString()]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks a service beside its work.</summary>
    public Task<(int Code, string Output)> AskAsync(string service, params string[] verb) => RunAsync("deploy/ask", ["--data", _data, service, .. verb]);

    /// <summary>The sample's accounts, as the file tells them.</summary>
    public async Task<IReadOnlyList<JsonNode>> AccountsAsync() =>
        [.. JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "accounts.json")))!.AsArray().Select(account => account!)];

    /// <summary>One of them.</summary>
    public async Task<JsonNode> AccountAsync(string role, string unit = "四川省人民政府办公厅") =>
        (await AccountsAsync()).First(account => account["role"]!.GetValue<string>() == role && account["unit"]?.GetValue<string>() == unit);

    /// <summary>What the authenticator app of an account shows; empty without a second factor. A code is good once, so this waits for one that was not used.</summary>
    public async Task<string> CodeAsync(JsonNode account)
    {
        if (account["totpSecret"]?.GetValue<string>() is not { } secret) return "";
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        return await Eventually.BecomesAsync(() => Task.FromResult(totp.ComputeTotp()), code => _usedCodes.Add(secret + code), TimeSpan.FromSeconds(35), "the next code");
    }

    /// <summary>The answer of the token endpoint to somebody of the sample.</summary>
    public async Task<JsonNode> SignInAsync(JsonNode account)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["username"] = account["username"]!.GetValue<string>(), ["password"] = account["password"]!.GetValue<string>(), ["otp"] = await CodeAsync(account),
        });
        using var answer = await _http.PostAsync(new Uri(Office, "api/token"), form);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>A call of the staff API.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(string token, HttpMethod method, string address, object? body = null, long? version = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Office, address)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (version is not null) request.Headers.IfMatch.Add(new($"\"{version}\""));
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public async Task<string> ImporterTokenAsync()
    {
        var importer = (await AccountsAsync()).First(account => account["role"]!.GetValue<string>() == "Importer");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = importer["clientId"]!.GetValue<string>(),
            ["client_secret"] = importer["clientSecret"]!.GetValue<string>(),
        });
        using var answer = await _http.PostAsync(new Uri(Office, "api/token"), form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    /// <summary>One import; an exception when it was cut.</summary>
    public async Task<Import> ImportAsync(string token, IEnumerable<string> lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Office, "api/documents/import")) { Content = new StringContent(string.Join('\n', lines)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"{answer.StatusCode}: {text}");
        var summary = JsonNode.Parse(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        return new(Count("accepted"), Count("updated"), Count("unchanged"), Count("refused"), text);

        int Count(string name) => summary[name]!.GetValue<int>();
    }

    /// <summary>Sends an import until it is answered, as an importer would.</summary>
    public async Task<Import> ImportUntilAnsweredAsync(IReadOnlyList<string> lines)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ImportAsync(await ImporterTokenAsync(), lines);
            }
            catch (HttpRequestException) when (attempt < 30)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>The public site's answer to somebody who takes part in a trace of his own.</summary>
    public async Task VisitAsync(string address, string traceParent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Portal, address)) { Headers = { { "traceparent", traceParent } } };
        (await _http.SendAsync(request)).EnsureSuccessStatusCode().Dispose();
    }

    /// <summary>A call of the public API.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string address, object body) => SendAsync(address, JsonContent.Create(body));

    /// <summary>A form of the public site.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PostFormAsync(string address, params (string Name, string Value)[] fields) =>
        SendAsync(address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Which files of the installation have these words in clear: databases, logs, messages, indexes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FilesWith(IReadOnlyCollection<string> words)
    {
        var found = words.ToDictionary(word => word, _ => new List<string>(), StringComparer.Ordinal);
        // Not in those of pipes, which would be waited for.
        foreach (var file in ((string[])["logs", "postgres", "rabbitmq", "search"]).SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_data, folder), "*", SearchOption.AllDirectories)))
        {
            var bytes = ReadShared(file);
            foreach (var word in words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0)) found[word].Add(Path.GetRelativePath(_data, file));
        }

        return found.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)one.Value, StringComparer.Ordinal);
    }

    public async Task<SearchResponse> SearchAsync(string parameters) =>
        (await _http.GetFromJsonAsync<SearchResponse>(new Uri(Portal, "api/search?" + parameters), ContractJson.Options))!;

    public async Task<JsonNode> BasisCheckAsync(string number) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri(Portal, "api/basis-check?number=" + Uri.EscapeDataString(number))))!;

    /// <summary>All that the public can find, by the source's ids; while documents arrive, some may stand on two pages or on none.</summary>
    public async Task<SortedSet<string>> AllFoundAsync()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var answer = await SearchAsync($"validity=all&sort=date&size=100&page={page}");
            foreach (var hit in answer.Hits) found.Add(hit.SourceId);
            if (answer.Hits.Count < 100) return found;
        }
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(Portal, address));

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Portal, address)) { Content = content };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Empty where it was removed meanwhile: servers go on writing.</summary>
    private static byte[] ReadShared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int FreePorts()
    {
        for (var port = 18480; ; port += 10)
        {
            if (Enumerable.Range(port, 3).All(IsFree)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}

public sealed record Import(int Accepted, int Updated, int Unchanged, int Refused, string Text);

/// <summary>One platform for all tests of this project, one after the other.</summary>
[CollectionDefinition("platform")]
public sealed class PlatformTests : ICollectionFixture<Platform>;

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// Asks Elasticsearch. An answer is returned whole or not at all: a refusal, an answer of some shards only, and one that was cut
/// short by time are all exceptions. All that is sent may be sent twice without harm, so it is, when the server is busy or away.
/// </summary>
internal sealed class ElasticsearchClient
{
    /// <summary>Its name among the clients of the process, and that of its connection string.</summary>
    public const string Name = "elasticsearch";

    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private static readonly MediaTypeHeaderValue _lines = new("application/x-ndjson");

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _again;

    public ElasticsearchClient(HttpClient http, TimeProvider clock)
    {
        _http = http;
        _again = Again(tries: 3, TimeSpan.FromMilliseconds(100), clock);
        Patience = Again(tries: 9, TimeSpan.FromMilliseconds(200), clock);
    }

    /// <summary>Tries again, ever later, for about a minute: for changes, which come faster than a server that refuses them can take them.</summary>
    public ResiliencePipeline Patience { get; }

    /// <summary>Does something.</summary>
    /// <exception cref="ElasticsearchException">The server refuses it, and would do so again.</exception>
    /// <exception cref="HttpRequestException">The server is away, busy or failing: it may answer later.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct) =>
        await TrySendAsync(method, path, body, ct) ?? throw new ElasticsearchException("not_found", $"{method} {path} found nothing.");

    /// <summary>Likewise; null if what the path names is not there.</summary>
    public Task<JsonElement?> TrySendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct) =>
        SendAgainAsync(method, path, body is null ? null : () => new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(ElasticsearchJson.Written))) { Headers = { ContentType = _json } }, ct);

    /// <summary>Answers a search, whole.</summary>
    public async Task<JsonElement> SearchAsync(string path, JsonObject body, CancellationToken ct)
    {
        var answer = await SendAsync(HttpMethod.Post, path, body, ct);
        if (answer.GetProperty("timed_out").GetBoolean() || answer.GetProperty("_shards").GetProperty("failed").GetInt32() > 0)
        {
            throw new HttpRequestException("Elasticsearch answered in part only.");
        }

        return answer;
    }

    /// <summary>Sends changes; what became of each stands in the answer.</summary>
    /// <param name="alias">Where they go. An index of that name is not made when there is none.</param>
    /// <param name="lines">As the bulk API wants them.</param>
    /// <param name="ct">Leaves it open whether they were taken in.</param>
    public async Task<JsonElement> BulkAsync(string alias, ReadOnlyMemory<byte> lines, CancellationToken ct) =>
        await SendAgainAsync(HttpMethod.Post, $"{alias}/_bulk?require_alias=true", () => new ReadOnlyMemoryContent(lines) { Headers = { ContentType = _lines } }, ct)
        ?? throw new ElasticsearchException("not_found", $"There is no index {alias}.");

    private Task<JsonElement?> SendAgainAsync(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken ct) =>
        _again.ExecuteAsync(
            async ct =>
            {
                using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content?.Invoke() };
                return await AskAsync(request, ct);
            },
            ct).AsTask();

    private async Task<JsonElement?> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (IsPassing(response.StatusCode)) throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"Elasticsearch is busy or away: it answered {(int)response.StatusCode}."));

            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
            if (response.IsSuccessStatusCode) return document.RootElement.Clone();
            if (response.StatusCode == HttpStatusCode.NotFound) return null;
            throw ElasticsearchException.Of(document.RootElement.TryGetProperty("error", out var error) ? error : default);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException("Elasticsearch takes too long to answer.", e);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new HttpRequestException("Elasticsearch did not answer in JSON, or not to the end.", e);
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static ResiliencePipeline Again(int tries, TimeSpan delay, TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            MaxRetryAttempts = tries - 1,
            Delay = delay,
            MaxDelay = TimeSpan.FromSeconds(15),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();
}

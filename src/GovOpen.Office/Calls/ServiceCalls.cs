using System.Globalization;
using System.Net.Http.Headers;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Calls;

/// <summary>Office's own calls to the services: in whose name, and for which client.</summary>
internal sealed class ServiceCalls(IHttpClientFactory clients, ILogger<ServiceCalls> log)
{
    // The clients themselves wait for an import as long as it takes; nobody waits so long for a page.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    /// <summary>For what goes through a whole trail.</summary>
    public static TimeSpan LongPatience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>One call. Until the headers are there only; what follows of a long answer is read by the caller.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string service, HttpMethod method, string address, HttpContent? content = null, string? authorization = null, long? version = null, TimeSpan? patience = null, string? range = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (version is { } known) request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{known}\"")));

        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience ?? _patience);
        return await clients.CreateClient(service).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
    }

    /// <summary>One call, and what came back, outages included.</summary>
    public Task<Answer<T>> AskAsync<T>(string service, HttpMethod method, string address, object? body, string? authorization, long? version, CancellationToken ct, TimeSpan? patience = null) where T : class =>
        SendAndReadAsync<T>(service, method, address, body is null ? null : JsonContent.Create(body, body.GetType(), options: ContractJson.Options), authorization, version, patience, ct);

    /// <summary>The same with a whole file.</summary>
    public Task<Answer<T>> SendFileAsync<T>(string service, string address, Stream file, string authorization, CancellationToken ct) where T : class =>
        SendAndReadAsync<T>(service, HttpMethod.Post, address, new StreamContent(file), authorization, version: null, LongPatience, ct);

    private async Task<Answer<T>> SendAndReadAsync<T>(string service, HttpMethod method, string address, HttpContent? body, string? authorization, long? version, TimeSpan? patience, CancellationToken ct) where T : class
    {
        try
        {
            using var content = body;
            // Over the body too, which may stop in the middle.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(patience ?? _patience);
            using var answer = await SendAsync(service, method, address, content, authorization, version, patience, ct: limit.Token);
            return await Answer.ReadAsync<T>(answer, limit.Token);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            log.LogWarning("{Service} could not be reached: {Error}", service, e.Message);
            return Answer.Unavailable<T>();
        }
    }
}

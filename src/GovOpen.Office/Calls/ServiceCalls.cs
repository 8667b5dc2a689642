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
        string service, HttpMethod method, string address, HttpContent? content = null, string? authorization = null, long? version = null, TimeSpan? patience = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (version is { } known) request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{known}\"")));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience ?? _patience);
        return await clients.CreateClient(service).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
    }

    /// <summary>One call, and what came back, outages included.</summary>
    public async Task<Answer<T>> AskAsync<T>(string service, HttpMethod method, string address, object? body, string? authorization, long? version, CancellationToken ct, TimeSpan? patience = null) where T : class
    {
        try
        {
            using var content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ContractJson.Options);
            // Over the body too, which may stop in the middle.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(patience ?? _patience);
            using var answer = await SendAsync(service, method, address, content, authorization, version, patience, limit.Token);
            return await Answer.ReadAsync<T>(answer, limit.Token);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            log.LogWarning("{Service} could not be reached: {Error}", service, e.Message);
            return Answer.Unavailable<T>();
        }
    }
}

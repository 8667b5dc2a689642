using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Speaks to receivers, whatever they answer: bounded in time and size, no redirects, no inner addresses.</summary>
internal sealed class ReceiverClient(IHttpClientFactory clients, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    public const string Name = "receivers";

    private const int LargestAnswer = 64 * 1024;
    private const int LargestPage = 8 * 1024 * 1024;
    private const int MostEntries = 1_000_000;

    /// <summary>That the receiver is well and does not want this one. All other errors say that it is not well.</summary>
    private static readonly HashSet<HttpStatusCode> _refusals =
        [HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity];

    public static HttpMessageHandler Handler(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DeliveryOptions>>().Value;
        var allowed = options.Networks();
        return new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.Timeout,
            MaxResponseHeadersLength = 16,
            MaxConnectionsPerServer = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a name may lead elsewhere
            ConnectCallback = (context, ct) => ReceiverAddress.ConnectAsync(context.DnsEndPoint, allowed, ct),
        };
    }

    /// <summary>Posts one change. A whole answer with a status of 2xx says that the receiver has it, whatever else it says.</summary>
    public async Task<Outcome> SendAsync(Receiver receiver, Guid id, string body, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Post, receiver.Address, receiver, id.ToString(), body);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            return await AskAsync(request, async (answer, limited) =>
            {
                await answer.Content.LoadIntoBufferAsync(LargestAnswer, limited); // half of an answer is none
                return answer.IsSuccessStatusCode ? Outcome.Acknowledged : OutcomeOf(answer);
            }, ct);
        }
        catch (Exception e) when (WhyNotReached(e, ct) is { } reason)
        {
            return new(OutcomeKind.NotReached, reason);
        }
    }

    /// <summary>All that a receiver has, page by page.</summary>
    /// <exception cref="InventoryException">It does not say.</exception>
    public async Task<IReadOnlyList<KnowledgeEntry>> InventoryAsync(Receiver receiver, CancellationToken ct)
    {
        var entries = new List<KnowledgeEntry>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (string? cursor = ""; cursor is not null;)
        {
            if (!asked.Add(cursor)) throw new InventoryException("its inventory gives the same cursor twice");
            var page = await PageAsync(receiver, cursor, ct);
            entries.AddRange(page.Entries);
            if (entries.Count > MostEntries) throw new InventoryException($"its inventory has more than {MostEntries} entries");
            cursor = string.IsNullOrEmpty(page.Cursor) ? null : page.Cursor;
        }

        return entries;
    }

    private async Task<InventoryPage> PageAsync(Receiver receiver, string cursor, CancellationToken ct)
    {
        var address = cursor.Length == 0 ? receiver.InventoryAddress! : QueryHelpers.AddQueryString(receiver.InventoryAddress!, "after", cursor);
        using var request = Signed(HttpMethod.Get, address, receiver, Guid.CreateVersion7().ToString(), "");
        try
        {
            return await AskAsync(request, async (answer, limited) =>
            {
                if (!answer.IsSuccessStatusCode) throw new InventoryException(OutcomeOf(answer).Error!);
                await answer.Content.LoadIntoBufferAsync(LargestPage, limited);
                var page = await answer.Content.ReadFromJsonAsync<InventoryPage>(ContractJson.Options, limited);
                return page is { Entries: { } entries } && entries.All(IsWhole) ? page : throw new InventoryException("its inventory is none: { entries: […], cursor }");
            }, ct);
        }
        catch (JsonException)
        {
            throw new InventoryException("its inventory is no JSON of entries");
        }
        catch (Exception e) when (WhyNotReached(e, ct) is { } reason)
        {
            throw new InventoryException(reason);
        }
    }

    private async Task<T> AskAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.Timeout);
        using var client = clients.CreateClient(Name);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return await read(answer, limit.Token);
    }

    private HttpRequestMessage Signed(HttpMethod method, string address, Receiver receiver, string id, string body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Signature.Of(receiver, options.Value.Key, id, timestamp, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("GovOpen", null));
        return request;
    }

    private static bool IsWhole(KnowledgeEntry? entry) => entry is { Question: not null, Answer: not null, Basis: not null };

    private static Outcome OutcomeOf(HttpResponseMessage answer) => _refusals.Contains(answer.StatusCode)
        ? new(OutcomeKind.Refused, $"refused with {(int)answer.StatusCode}")
        : new(OutcomeKind.NotReached, (int)answer.StatusCode is >= 300 and < 400 ? $"redirects with {(int)answer.StatusCode}, which is not followed" : $"answered {(int)answer.StatusCode}");

    /// <summary>Null: a bug, or the service ends.</summary>
    private string? WhyNotReached(Exception e, CancellationToken ct) => e switch
    {
        _ when ct.IsCancellationRequested => null,
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"gave no whole answer within {options.Value.Timeout.TotalSeconds:0.#} s"),
        HttpRequestException { InnerException: InnerAddressException inner } => inner.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "answered more than is read: an inventory comes in pages of at most 8 MB",
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown } http => "was not reached: " + http.Message,
        HttpRequestException { HttpRequestError: var error } => "was not reached: " + CamelCase.Of(error),
        IOException or UriFormatException => "was not reached: " + e.Message,
        _ => null,
    };

    private sealed record InventoryPage(IReadOnlyList<KnowledgeEntry> Entries, string? Cursor);
}

/// <param name="Kind">What became of an attempt.</param>
/// <param name="Error">Why not; null: it was acknowledged.</param>
internal sealed record Outcome(OutcomeKind Kind, string? Error)
{
    public static Outcome Acknowledged { get; } = new(OutcomeKind.Acknowledged, null);
}

internal enum OutcomeKind
{
    /// <summary>The receiver has it.</summary>
    Acknowledged,

    /// <summary>The receiver does not want this one.</summary>
    Refused,

    /// <summary>The receiver is away, or not what it was.</summary>
    NotReached,
}

/// <summary>A receiver does not say what it has.</summary>
internal sealed class InventoryException(string reason) : Exception(reason);

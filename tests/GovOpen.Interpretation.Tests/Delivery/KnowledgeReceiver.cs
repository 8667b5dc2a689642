using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovOpen.Interpretation.Tests.Delivery;

/// <summary>A 12345 platform that keeps a copy: over real HTTP, well or as a test wants it.</summary>
internal sealed class KnowledgeReceiver : IAsyncDisposable
{
    private const int Page = 30;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    private KnowledgeReceiver(WebApplication app) => _app = app;

    /// <summary>Does something else than taking a change, where it answers true.</summary>
    public Func<HttpContext, KnowledgeChanged, Task<bool>>? Misbehaves { get; set; }

    /// <summary>Whether it answers at all.</summary>
    public bool IsDown { get; set; }

    /// <summary>What it took, in the order in which it did; what came twice stands here once.</summary>
    public ConcurrentQueue<KnowledgeChanged> Taken { get; } = new();

    /// <summary>What came with an id that was known.</summary>
    public int Repeated { get; private set; }

    /// <summary>What it has now.</summary>
    public ConcurrentDictionary<Guid, KnowledgeEntry> Copy { get; } = new();

    /// <summary>The headers of the last request.</summary>
    public (string Id, string Timestamp, string Signature, string Body) Last { get; private set; }

    public string Address => _app.Urls.Single() + "/changes";

    public string InventoryAddress => _app.Urls.Single() + "/entries";

    public static async Task<KnowledgeReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new KnowledgeReceiver(app);
        app.MapPost("/changes", receiver.TakeAsync);
        app.MapGet("/entries", receiver.EntriesOf);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>An address at which nobody answers.</summary>
    public static string NobodyAt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/changes";
    }

    /// <summary>Whether one of the signatures of the last request is under this secret.</summary>
    public bool IsSignedUnder(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Last.Id}.{Last.Timestamp}.{Last.Body}")));
        return Last.Signature.Split(' ').Contains(expected);
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (IsDown)
        {
            context.Abort();
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers;
        Last = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body);
        var change = JsonSerializer.Deserialize<KnowledgeChanged>(body, ContractJson.Options)!;
        if (Misbehaves is { } misbehaves && await misbehaves(context, change)) return;

        Take(headers["webhook-id"].ToString(), change);
    }

    /// <summary>As a receiver should: what it has already has no second effect.</summary>
    public void Take(string id, KnowledgeChanged change)
    {
        if (!_known.TryAdd(id, true))
        {
            Repeated++;
            return;
        }

        Taken.Enqueue(change);
        if (change.Entry is { } entry) Copy[change.Id] = entry;
        else Copy.TryRemove(change.Id, out _);
    }

    private IResult EntriesOf(string? after)
    {
        var page = Copy.Values.OrderBy(entry => entry.Id).Where(entry => after is null || entry.Id.CompareTo(Guid.Parse(after)) > 0).Take(Page).ToList();
        return Results.Json(new { entries = page, cursor = page.Count == Page ? page[^1].Id.ToString() : null }, ContractJson.Options);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

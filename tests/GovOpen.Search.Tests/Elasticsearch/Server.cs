using GovOpen.Search.Elasticsearch;
using GovOpen.Search.Indexing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>The server that <c>ConnectionStrings__elasticsearch</c> names, or a double of one; with an alias of the test's own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly HttpClient _http = new(ElasticsearchRegistration.CreateHandler());
    private int _origins;

    private Server(string address, ServerDouble? @double)
    {
        ElasticsearchRegistration.Connect(_http, address);
        (Address, Double, Client) = (address, @double, new(_http, TimeProvider.System));
    }

    public string Address { get; }

    /// <summary>Null: it is a real one.</summary>
    public ServerDouble? Double { get; }

    public ElasticsearchClient Client { get; }

    /// <summary>The name of the index of this test.</summary>
    public string Alias { get; } = $"govopen-test-{Guid.NewGuid():n}";

    public static async Task<Server> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__elasticsearch") is { Length: > 0 } real) return new(real, @double: null);
        return await StartDoubleAsync();
    }

    /// <summary>For what only a double does when told to.</summary>
    public static async Task<Server> StartDoubleAsync()
    {
        var started = await ServerDouble.StartAsync();
        return new(started.Address, started);
    }

    /// <summary>What another process would have of the same index.</summary>
    public ElasticsearchHome Home() => new(Client, Options.Create(new SearchOptions { IndexName = Alias }), TimeProvider.System, NullLogger<ElasticsearchHome>.Instance);

    /// <summary>One with an empty index.</summary>
    public async Task<ISearchEngine> NewEngineAsync()
    {
        var home = Home();
        var engine = await home.OpenAsync($"origin {_origins++}", head: 0, CancellationToken.None);
        await home.CaughtUpAsync(CancellationToken.None);
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var index in (await Client.TrySendAsync(HttpMethod.Get, $"_alias/{Alias}", body: null, CancellationToken.None))?.EnumerateObject().Select(index => index.Name) ?? [])
        {
            await Client.TrySendAsync(HttpMethod.Delete, index, body: null, CancellationToken.None);
        }

        _http.Dispose();
        if (Double is not null) await Double.DisposeAsync();
    }
}

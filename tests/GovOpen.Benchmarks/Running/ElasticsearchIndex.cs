using GovOpen.Search;
using GovOpen.Search.Elasticsearch;
using GovOpen.Search.Indexing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GovOpen.Benchmarks.Running;

/// <summary>An index of its own in the server that <c>ConnectionStrings__elasticsearch</c> names; removed in the end.</summary>
internal sealed class ElasticsearchIndex : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ElasticsearchClient _client;
    private readonly ElasticsearchEngine _engine;

    private ElasticsearchIndex(HttpClient http, ElasticsearchClient client, ElasticsearchEngine engine) => (_http, _client, _engine) = (http, client, engine);

    public ISearchEngine Engine => _engine;

    /// <summary>Null where no server is configured.</summary>
    public static async Task<ElasticsearchIndex?> CreateAsync(CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__elasticsearch") is not { Length: > 0 } address) return null;

        var http = new HttpClient(ElasticsearchRegistration.CreateHandler());
        ElasticsearchRegistration.Connect(http, address);
        var client = new ElasticsearchClient(http, TimeProvider.System);
        var home = new ElasticsearchHome(client, Options.Create(new SearchOptions { IndexName = $"govopen-benchmark-{Guid.NewGuid():n}" }), TimeProvider.System, NullLogger<ElasticsearchHome>.Instance);
        return new(http, client, (ElasticsearchEngine)await home.OpenAsync("benchmark", head: 0, ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.TrySendAsync(HttpMethod.Delete, _engine.Index, body: null, CancellationToken.None);
        _http.Dispose();
    }
}

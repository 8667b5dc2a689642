using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Indexing;

namespace GovOpen.Search.Tests.Elasticsearch;

public sealed class The_Elasticsearch_engine : What_every_engine_does, IAsyncLifetime
{
    private Server _server = null!;

    public async Task InitializeAsync() => _server = await Server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private protected override async Task<ISearchEngine> CreateAsync() => await _server.NewEngineAsync();
}

using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class The_embedded_engine : What_every_engine_does
{
    private protected override Task<ISearchEngine> CreateAsync() => Task.FromResult<ISearchEngine>(new EmbeddedEngine("test"));
}

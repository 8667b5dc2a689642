using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

internal static class Answers
{
    /// <summary>The same hits with the same scores in the same order, the same total, the same counts.</summary>
    public static void ShouldBe(this SearchAnswer actual, SearchAnswer expected)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Hits.Select(hit => (hit.Entry.SourceId, hit.Score, hit.Validity)), actual.Hits.Select(hit => (hit.Entry.SourceId, hit.Score, hit.Validity)));
        Assert.Equal(expected.Hits.Select(hit => hit.BestPassage), actual.Hits.Select(hit => hit.BestPassage));
        Assert.Equal(expected.Facets.Type, actual.Facets.Type);
        Assert.Equal(expected.Facets.Kind, actual.Facets.Kind);
        Assert.Equal(expected.Facets.Issuer, actual.Facets.Issuer);
        Assert.Equal(expected.Facets.Theme, actual.Facets.Theme);
        Assert.Equal(expected.Facets.Tag, actual.Facets.Tag);
        Assert.Equal(expected.Facets.Year, actual.Facets.Year);
        Assert.Equal(expected.Facets.Validity, actual.Facets.Validity);
    }

    public static Task Apply(this EmbeddedEngine engine, params IndexedEntry[] entries) =>
        engine.ApplyAsync([.. entries.Select(entry => new IndexChange(entry.Id, entry))], engine.AppliedThrough + entries.Length, CancellationToken.None);

    public static Task Remove(this EmbeddedEngine engine, params Guid[] ids) =>
        engine.ApplyAsync([.. ids.Select(id => new IndexChange(id, null))], engine.AppliedThrough + ids.Length, CancellationToken.None);

    public static Task<SearchAnswer> Search(this EmbeddedEngine engine, SearchQuery query) => engine.SearchAsync(query, CancellationToken.None);
}

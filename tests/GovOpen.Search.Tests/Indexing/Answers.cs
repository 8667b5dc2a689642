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
        actual.Facets.ShouldBe(expected.Facets);
    }

    /// <summary>The same hits, whatever their scores, the same total, the same counts.</summary>
    public static void ShouldHaveTheSame(this SearchAnswer actual, SearchAnswer expected, bool inOrder)
    {
        Assert.Equal(expected.Total, actual.Total);
        var (theirs, ours) = (expected.Hits.Select(hit => (hit.Entry.Id, hit.Validity)), actual.Hits.Select(hit => (hit.Entry.Id, hit.Validity)));
        if (inOrder) Assert.Equal(theirs, ours);
        else Assert.Equal(theirs.Order(), ours.Order());
        actual.Facets.ShouldBe(expected.Facets);
    }

    private static void ShouldBe(this Facets actual, Facets expected)
    {
        Assert.Equal(expected.Type, actual.Type);
        Assert.Equal(expected.Kind, actual.Kind);
        Assert.Equal(expected.Issuer, actual.Issuer);
        Assert.Equal(expected.Theme, actual.Theme);
        Assert.Equal(expected.Tag, actual.Tag);
        Assert.Equal(expected.Year, actual.Year);
        Assert.Equal(expected.Validity, actual.Validity);
    }

    public static Task Apply(this ISearchEngine engine, params IndexedEntry[] entries) => engine.Change([.. entries.Select(entry => (entry.Id, (IndexedEntry?)entry))]);

    public static Task Remove(this ISearchEngine engine, params Guid[] ids) => engine.Change([.. ids.Select(id => (id, (IndexedEntry?)null))]);

    /// <summary>As they follow one another in the projection.</summary>
    public static Task Change(this ISearchEngine engine, params (Guid Id, IndexedEntry? Entry)[] changes)
    {
        var before = engine.AppliedThrough;
        return engine.ApplyAsync([.. changes.Select((change, i) => new IndexChange(change.Id, change.Entry, before + i + 1))], before + changes.Length, CancellationToken.None);
    }

    public static Task<SearchAnswer> Search(this ISearchEngine engine, SearchQuery query) => engine.SearchAsync(query, CancellationToken.None);
}

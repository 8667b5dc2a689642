using GovOpen.Search.Entries;
using GovOpen.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Search.Tests;

public sealed class Answering_again(SearchApi search) : IClassFixture<SearchApi>
{
    [Fact]
    public async Task tells_at_once_of_what_changed_since()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "反复查询的办法");
        await search.HasPublishedAsync(document);
        Assert.Equal(1, await FoundAsync());
        Assert.Equal(1, await FoundAsync());

        await search.HasPublishedAsync(document with { Version = 2, Validity = document.Validity with { RepealedOn = SearchApi.Today } });
        Assert.Equal(0, await FoundAsync());

        async Task<int> FoundAsync() => (await search.SearchAsync("q=反复查询的办法")).Hits.Count(hit => hit.Id == document.DocumentId);
    }

    [Fact]
    public async Task keeps_the_hits_and_not_the_time()
    {
        await search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "两次问到的办法"));

        var (first, again) = (await search.SearchAsync("q=两次问到&size=5"), await search.SearchAsync("size=5&q=两次问到"));

        Assert.Equal(first.Hits.Select(hit => hit.Id), again.Hits.Select(hit => hit.Id));
        Assert.NotNull(again.IndexedThrough);
        Assert.True(again.TookMs > 0);
    }

    [Theory]
    [InlineData("a=1&b=2", "b=2&a=1", true)]
    [InlineData("a=1&a=2", "a=2&a=1", false)]
    [InlineData("a=1", "a=1&b=", false)]
    [InlineData("a=%26b%3D1", "a=&b=1", false)]
    public void names_a_question_whatever_the_order_of_its_parameters(string one, string other, bool isSame) => Assert.Equal(isSame, KeyOf(one) == KeyOf(other));

    [Fact]
    public void tells_days_apart() => Assert.NotEqual(KeyOf("q=a"), KnownAnswers.KeyOf(new QueryCollection(QueryHelpers.ParseQuery("q=a")), SearchApi.Today.AddDays(1), guidance: 1));

    private static string KeyOf(string query) => KnownAnswers.KeyOf(new QueryCollection(QueryHelpers.ParseQuery(query)), SearchApi.Today, guidance: 1);
}

using GovOpen.Search.Questions;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Thesaurus_of_everyday_words(SearchApi search) : IClassFixture<SearchApi>
{
    private static readonly Thesaurus _thesaurus = new(new Dictionary<string, IReadOnlyList<string>> { ["房东"] = ["出租人"], ["租房"] = ["租赁合同", "房屋租赁"], ["wifi"] = ["无线网络"] });

    [Theory]
    [InlineData("房东不退押金", "出租人")]
    [InlineData("租房时房东涨价", "出租人 房屋租赁 租赁合同")]
    [InlineData("房东是出租人吗", "")]
    [InlineData("WiFi怎么收费", "无线网络")]
    [InlineData("最低工资", "")]
    [InlineData("", "")]
    public void adds_what_the_law_calls_them(string text, string terms) => Assert.Equal(terms, _thesaurus.Expand(text));

    [Fact]
    public void is_built_in_and_names_no_word_by_itself()
    {
        Assert.Equal("出租人", Thesaurus.Built.Expand("房东"));
        Assert.Equal("", Thesaurus.Built.Expand("出租人"));
    }

    [Fact]
    public async Task finds_a_document_that_has_none_of_the_words_asked()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "居住用房管理规定", "第一条 出租人不得克扣保证金。");
        await search.HasPublishedAsync(document);

        var hit = Assert.Single((await search.SearchAsync("q=房东&explain=true")).Hits, hit => hit.Id == document.DocumentId);

        Assert.Contains("<em>出租人</em>不得克扣保证金。", hit.Highlights);
        Assert.Contains(hit.Explanation!, part => (part.Kind, part.Term) == (Contracts.Search.V1.ScorePartKind.Synonym, "出租"));
        Assert.Equal(hit.Score, hit.Explanation!.Sum(part => part.Adds), 3);
        Assert.Null((await search.SearchAsync("q=房东")).Hits[0].Explanation);
    }
}

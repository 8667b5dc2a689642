using GovOpen.Search.Questions;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Correcting_what_was_typed(SearchApi search) : IClassFixture<SearchApi>
{
    private const string Known = "最低生活保障补贴 低保补贴 个体工商户登记 地保 绿化 失业保险 住房公积金 公积金提取";

    [Theory]
    [InlineData("低保补帖", "低保补贴")]
    [InlineData("低保捕贴", "低保补贴")]
    [InlineData("失叶保险", "失业保险")]
    [InlineData("公鸡金提取", "公积金提取")]
    [InlineData("個體工商戶等记", "个体工商户登记")]
    [InlineData("dibao", "低保")]
    [InlineData("shiyebaoxian", "失业保险")]
    [InlineData("gong ji jin", "公积金")]
    [InlineData("lvhua", "绿化")]
    [InlineData("低保补贴", null)]
    [InlineData("外星人登记", null)]
    [InlineData("hello", null)]
    [InlineData("低", null)]
    [InlineData("", null)]
    [InlineData("covid19", null)]
    public async Task means_what_sounds_the_same_and_stands_somewhere(string typed, string? meant) => Assert.Equal(meant, await CorrectAsync(typed));

    [Fact]
    public async Task leaves_long_questions_as_they_are() => Assert.Null(await CorrectAsync(new string('补', Correction.Longest) + "帖"));

    [Fact]
    public async Task never_fails_whatever_is_typed()
    {
        var random = new Random(4);
        const string Signs = "低保补贴公积金abcdefghilnosuz'  ，。〔2023〕𠮷豈\ud800\udc00ü";
        for (var i = 0; i < 2_000; i++) await CorrectAsync(new string([.. Enumerable.Range(0, random.Next(Correction.Longest + 3)).Select(_ => Signs[random.Next(Signs.Length)])]));
    }

    [Fact]
    public async Task is_offered_where_it_finds_something()
    {
        await search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "临时救助发放规定", "第一条 发放临时救助金。"));

        Assert.Equal("临时救助", (await search.SearchAsync("q=临时旧助")).DidYouMean);
        Assert.Equal("临时救助", (await search.SearchAsync("q=linshijiuzhu")).DidYouMean);
        Assert.Null((await search.SearchAsync("q=临时救助")).DidYouMean);
        Assert.Null((await search.SearchAsync("q=火星移民")).DidYouMean);
    }

    private static Task<string?> CorrectAsync(string text) => Correction.OfAsync(
        text,
        (pairs, _) => Task.FromResult<IReadOnlyList<int>>([.. pairs.Select(pair => Known.Split(' ').Count(known => known.Contains($"{pair.First}{pair.Second}", StringComparison.Ordinal)))]),
        CancellationToken.None);
}

using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Completing_what_is_typed(SearchApi search) : IClassFixture<SearchApi>
{
    [Fact]
    public async Task names_what_begins_so_before_what_holds_it()
    {
        await search.HasPublishedAsync(Named("关于犬只登记的通知"), Named("犬只登记管理办法"), Named("流浪犬只收容办法"));

        Assert.Equal(["犬只登记管理办法", "关于犬只登记的通知"], (await SuggestAsync("q=犬只登")).Select(suggestion => suggestion.Text));
        Assert.Equal(3, (await SuggestAsync("q=犬只")).Count);
        Assert.Equal(["流浪犬只收容办法"], (await SuggestAsync("q=《流浪 犬隻》")).Select(suggestion => suggestion.Text));
    }

    [Fact]
    public async Task names_numbers_too()
    {
        var document = Named("关于数据共享的通知") with { Number = "川办规〔2025〕77号" };
        await search.HasPublishedAsync(document);

        foreach (var typed in (string[])["川办规〔2025〕7", "川办规[2025]77", "川辦規2025", "２０２５〕77号"])
        {
            Assert.Equal(new Suggestion("川办规〔2025〕77号", EntryType.Document, document.DocumentId), Assert.Single(await SuggestAsync("q=" + typed)));
        }
    }

    [Fact]
    public async Task names_only_what_is_in_force_on_the_day()
    {
        var lapsed = Named("过渡期停车办法");
        await search.HasPublishedAsync(lapsed with { Validity = lapsed.Validity with { LastValidDay = new(2025, 6, 30) } });

        Assert.Empty(await SuggestAsync("q=过渡期停车"));
        Assert.Single(await SuggestAsync("q=过渡期停车&asOf=2025-06-30"));
    }

    [Fact]
    public async Task names_ten_at_most_and_each_text_once()
    {
        await search.HasPublishedAsync([.. Enumerable.Range(0, 15).Select(i => Named($"广告牌设置规范之{i}")), Named("同名的广场规定"), Named("同名的广场规定")]);

        Assert.Equal(10, (await SuggestAsync("q=广告牌")).Count);
        Assert.Single(await SuggestAsync("q=同名的广场"));
    }

    [Theory]
    [InlineData("q=")]
    [InlineData("")]
    [InlineData("q=没有文件叫这个名字")]
    public async Task names_nothing_where_nothing_is_meant(string parameters) => Assert.Empty(await SuggestAsync(parameters));

    [Theory]
    [InlineData("q=a&size=3")]
    [InlineData("q=。。")]
    [InlineData("q=a&asOf=tomorrow")]
    public async Task refuses_by_name_what_it_cannot_read(string parameters)
    {
        using var answer = await search.GetAsync("api/suggest?" + parameters);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private async Task<IReadOnlyList<Suggestion>> SuggestAsync(string parameters) => (await search.ReadAsync<SuggestResponse>("api/suggest?" + parameters)).Suggestions;

    private static DocumentPublished Named(string title) => LogWriter.Published(Guid.CreateVersion7(), 1, title);
}

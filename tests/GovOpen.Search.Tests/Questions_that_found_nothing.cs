using System.Net.Http.Headers;
using System.Net.Http.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Search.Guidance;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Questions_that_found_nothing : IAsyncLifetime
{
    private readonly SearchApi _search = new() { Settings = new Dictionary<string, string> { ["Questions:Key"] = "0123456789abcdef" } };

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task are_shown_when_five_have_asked_them()
    {
        Ask("太空移民怎么办？", askers: 4);
        Ask("太空移民怎么办", askers: 4); // the same four again
        Ask("没人问过的", askers: 1);
        await CountedAsync(5);
        Assert.Empty((await ShownAsync()).Questions);

        _search.Unanswered.Note("太空移民，怎么办", "10.0.0.9");

        var shown = await Eventually.BecomesAsync(ShownAsync, shown => shown.Questions.Count > 0, what: "the list");
        Assert.Equal(new("太空移民怎么办", 5, SearchApi.Today), Assert.Single(shown.Questions));
    }

    [Fact]
    public async Task are_forgotten_after_thirty_days()
    {
        Ask("太空移民", askers: 5);
        await CountedAsync(5);

        _search.Clock.GoTo(SearchApi.Today.AddDays(29));
        Assert.Single((await ShownAsync()).Questions);
        _search.Clock.GoTo(SearchApi.Today.AddDays(30));
        Assert.Empty((await ShownAsync()).Questions);

        Ask("别的问题", askers: 1);
        await CountedAsync(1); // and what is old is deleted
    }

    [Fact]
    public async Task say_nothing_of_who_asked()
    {
        Ask("我的电话13812345678谁能帮我", askers: 5);
        await CountedAsync(5);

        Assert.Equal("我的电话＊谁能帮我", (string?)await _search.Projection.ScalarAsync("select distinct question from unanswered_questions"));
        Assert.Empty(await _search.Projection.FilesWithAsync("13812345678"));
        Assert.Equal(5L, await _search.Projection.ScalarAsync("select count(distinct asker) from unanswered_questions where length(asker) = 16"));
    }

    [Fact]
    public async Task are_counted_where_nothing_else_left_nothing()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "就业补贴办法"));
        foreach (var query in (string[])["q=太空移民&issuer=没有", "q=就业补贴", "q=", "q=太空移民&asOf=2020-01-01"]) await _search.SearchAsync(query);
        await _search.SearchAsync("q=火星户口");

        await CountedAsync(1);
        Assert.Equal("火星户口", (string?)await _search.Projection.ScalarAsync("select question from unanswered_questions"));
    }

    [Theory]
    [InlineData("身份证510102199001011234怎么补办", "身份证＊怎么补办")]
    [InlineData("51010219900101123X", null)]
    [InlineData("电话 138-1234 5678 是谁的", "电话＊是谁的")]
    [InlineData("我的邮箱zhang.san@example.com收不到", "我的邮箱＊收不到")]
    [InlineData("川办发〔2023〕10号", "川办发202310号")]
    [InlineData("２０２３年 社保 缴费？", "2023年社保缴费")]
    [InlineData("????", null)]
    [InlineData("我叫某某，家住某地，去年三月在某医院做了手术，后来报销时被告知材料不全，我应该怎么办才好呢", null)]
    public void keep_nothing_by_which_somebody_could_be_found(string asked, string? kept) => Assert.Equal(kept, MaskedQuestion.Of(asked));

    private void Ask(string text, int askers)
    {
        for (var i = 0; i < askers; i++) _search.Unanswered.Note(text, $"10.0.0.{i}");
    }

    private async Task CountedAsync(long rows) =>
        await Eventually.BecomesAsync(() => _search.Projection.ScalarAsync("select count(*) from unanswered_questions"), counted => (long)counted! == rows, what: "the count");

    private async Task<UnansweredQuestionList> ShownAsync()
    {
        using var client = _search.AnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _search.Issuer.StaffToken(Role.Supervisor));
        return (await client.GetFromJsonAsync<UnansweredQuestionList>("api/unanswered-questions", ContractJson.Options))!;
    }
}

using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Guiding_the_search(OfficeSite office) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task says_what_a_word_means_line_by_line()
    {
        var browser = await SupervisorAsync();
        var page = await browser.GetAsync("/guidance?word=%E6%88%BF%E4%B8%9C");
        Assert.Contains("房屋所有权人</textarea>", page.Text, StringComparison.Ordinal);
        Assert.Contains("平台自带：出租人", page.Words, StringComparison.Ordinal);

        Assert.Equal("/guidance?q=%E6%88%BF%E4%B8%9C&done=synonymsSet", (await browser.SubmitAsync("/guidance", "synonyms", ("word", "房东"), ("terms", "出租人\r\n房屋所有权人、产权人"))).Location);
        Assert.Equal("""{"word":"房东","terms":["出租人","房屋所有权人","产权人"]}""", office.Publishing.Asked.Last(asked => asked.Method == "PUT").Body);
    }

    [Fact]
    public async Task takes_back_what_was_said()
    {
        var browser = await SupervisorAsync();
        var token = (await browser.GetAsync("/guidance")).Form($"reset-{FakePublishing.Synonyms}").Hidden[0];

        Assert.Equal("/guidance?done=synonymsReset", (await browser.PostAsync($"/guidance/{FakePublishing.Synonyms}/reset", token)).Location);
        Assert.Equal($"/api/synonyms/{FakePublishing.Synonyms}", office.Publishing.Asked.Last(asked => asked.Method == "DELETE").Path);
    }

    [Fact]
    public async Task puts_documents_first_by_their_addresses()
    {
        var browser = await SupervisorAsync();
        Assert.Contains("value=\"社保卡丢了怎么办\"", (await browser.GetAsync("/guidance/best-bets?question=%E7%A4%BE%E4%BF%9D%E5%8D%A1%E4%B8%A2%E4%BA%86%E6%80%8E%E4%B9%88%E5%8A%9E")).Text, StringComparison.Ordinal);

        Assert.Equal(
            "/guidance/best-bets?done=bestBetSet",
            (await browser.SubmitAsync("/guidance/best-bets", "bestBet", ("question", "社保卡挂失"), ("documentIds", $"http://localhost:8080/documents/{FakePublishing.Document}?lang=en\r\n"))).Location);
        Assert.Equal($$"""{"question":"社保卡挂失","documentIds":["{{FakePublishing.Document}}"]}""", office.Publishing.Asked.Last(asked => asked.Path == "/api/best-bets" && asked.Method == "PUT").Body);

        var wrong = await browser.SubmitAsync("/guidance/best-bets", "bestBet", ("question", "社保卡挂失"), ("documentIds", "关于挂失的通知"));
        Assert.Equal(400, wrong.Status);
        Assert.Contains("每行请填写一份文件的网址或标识", wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_the_index_built_anew_and_shows_how_far_it_is()
    {
        var browser = await office.SignedInAsAsync(office.Identity.HasAt("510000", Role.SysAdmin));
        Assert.Contains("<progress id=\"0195a000-0000-7000-8000-0000000000f3-search-1\" class=\"line\" max=\"5000\" value=\"1200\">", (await browser.GetAsync("/index-rebuilds")).Text, StringComparison.Ordinal);

        Assert.Equal("/index-rebuilds?done=rebuildRequested", (await browser.SubmitAsync("/index-rebuilds", "rebuild", ("reason", "升级后重建"))).Location);
        Assert.Equal("""{"reason":"升级后重建"}""", office.Publishing.Asked.Last(asked => asked.Path == "/api/index-rebuilds" && asked.Method == "POST").Body);
    }

    [Fact]
    public async Task is_left_to_the_province()
    {
        foreach (var address in (string[])["/guidance", "/guidance/best-bets", "/guidance/questions"])
        {
            Assert.Single((await (await office.SignedInAsync(Role.Supervisor)).GetAsync(address)).Posts); // signing out
        }
    }

    [Fact]
    public async Task shows_what_was_asked_in_vain_and_where_to_mend_it()
    {
        var page = await (await SupervisorAsync()).GetAsync("/guidance/questions");

        Assert.Contains("太空移民", page.Words, StringComparison.Ordinal);
        Assert.Contains("/guidance?word=" + Uri.EscapeDataString("太空移民"), page.Text, StringComparison.Ordinal);
    }

    private async Task<Browser> SupervisorAsync() => await office.SignedInAsAsync(office.Identity.HasAt("510000", Role.Supervisor));
}

using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Reading_stated_dates
{
    private static readonly DateOnly _published = new(2023, 5, 25);

    [Theory]
    // The usual last article.
    [InlineData("供水管理办法", "第四十条 本办法自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理条例", "第四十条　本条例自 2023 年 6 月 1 日起施行。", "2023-06-01")]
    [InlineData("供水管理条例", "第四十条 本条例自２０２３年６月１日起施行。", "2023-06-01")]
    [InlineData("供水管理条例", "第四十条\uFFFE本条例自2023年\uFFFE6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理条例", "第四十条 本条例自二〇二三年六月一日起施行。", "2023-06-01")]
    [InlineData("供水管理条例", "第四十条 本条例自二○二三年十二月三十一日起施行。", "2023-12-31")]
    [InlineData("供水法", "第八十条 本法自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理暂行规定", "第九条 本暂行规定自2023年6月1日起执行。", "2023-06-01")]
    [InlineData("供水管理条例实施细则", "第九条 本实施细则自2023年6月1日起生效。", "2023-06-01")]
    [InlineData("关于供水若干问题的解释", "本解释自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("关于加强供水管理的指导意见", "五、本意见自2023年6月1日起实施。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法自2023年6月1日施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法从2023年6月1日起正式施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法自2023年6月1日零时起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法由市水务局负责解释，自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法由市水务局负责解释。自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法经市人民政府批准后，自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法（试行）", "第四十条 本办法（试行）自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "第四十条 本办法自2023年6月1日起施行，2001年8月5日公布的《供水办法》同时废止。", "2023-06-01")]
    // From the day of publication.
    [InlineData("供水管理办法", "第四十条 本办法自公布之日起施行。", "2023-05-25")]
    [InlineData("供水管理办法", "第四十条 本办法自发布之日起施行。", "2023-05-25")]
    [InlineData("关于供水的通知", "三、本通知自印发之日起执行。", "2023-05-25")]
    [InlineData("关于供水的通告", "三、本通告自即日起施行。", "2023-05-25")]
    [InlineData("议事守则", "第十条 本守则自通过之日起施行。", "2023-05-25")]
    // Captions and decrees.
    [InlineData("供水管理办法", "（2023年5月20日市人民政府令第9号公布 自2023年6月1日起施行）\n第一条 为了供水。", "2023-06-01")]
    [InlineData("供水管理办法", "（2001年5月20日市人民政府令第9号公布，自2001年6月1日起施行；2023年5月20日修订，自2023年6月1日起施行）\n第一条 为了供水。", "2023-06-01")]
    [InlineData("供水管理办法", "《供水管理办法》已经市人民政府常务会议通过，现予公布，自2023年6月1日起施行。\n第一条 为了供水。", "2023-06-01")]
    [InlineData("关于印发《供水管理办法》的通知", "现将《供水管理办法》印发给你们，自2023年6月1日起施行。", "2023-06-01")]
    [InlineData("供水管理办法", "（2001年5月20日公布 2023年5月20日修订，自2023年6月1日起施行）\n第一条 为了供水。\n第四十条 本办法自2001年6月1日起施行。", "2023-06-01")]
    // A text within another: on the later day both are in force.
    [InlineData("关于印发《供水管理办法》的通知", "本通知自2023年5月25日起执行。\n第一条 为了供水。\n第九条 本办法自2023年6月1日起施行。", "2023-06-01")]
    // What the title calls the text decides.
    [InlineData("关于修改《供水条例》的决定", "本决定自2023年6月1日起施行。\n供水条例\n第九条 本条例自2001年1月1日起施行。", "2023-06-01")]
    [InlineData("供水条例", "第九条 本条例自2023年6月1日起施行。\n附：本决定自2001年1月1日起施行。", "2023-06-01")]
    // What does not count.
    [InlineData("供水管理办法", "第九条 《供水条例》自2023年6月1日起施行。", null)]
    [InlineData("供水管理办法", "第九条 自2001年6月1日起施行的《供水条例》同时废止。", null)]
    [InlineData("供水管理办法", "第九条 本办法第五条自2023年6月1日起施行。", null)]
    [InlineData("供水管理办法", "第九条 自本办法施行之日起，原有许可证换发。", null)]
    [InlineData("供水管理办法", "第九条 水费标准自2023年6月1日起执行。", null)]
    [InlineData("供水管理办法", "第九条 本办法规定的收费标准自2023年6月1日起执行。", null)]
    [InlineData("关于修改《供水条例》的决定", "第四十条修改为：“本条例自2023年6月1日起施行。”", null)]
    [InlineData("供水管理办法", "第九条 发明专利权自公告之日起生效。", null)]
    [InlineData("关于供水的消息", "近日，多部门发布公告，明确自2020年1月1日起实施一系列措施。", null)]
    [InlineData("供水管理办法", "第九条 本办法施行日期另行公布。", null)]
    [InlineData("供水管理办法", "第九条 本办法自2023年2月30日起施行。", null)]
    [InlineData("供水管理办法", "第九条 本办法自公布之日起三十日后施行。", null)]
    [InlineData("供水管理办法", "第八条 本办法自2023年6月1日起施行。\n第九条 本办法自2023年7月1日起施行。", null)]
    [InlineData("供水管理办法", "", null)]
    public void finds_the_first_day_of_force(string title, string text, string? expected) =>
        Assert.Equal(Day(expected), StatedDates.Read(title, text, _published).EffectiveOn);

    [Fact]
    public void knows_no_day_of_publication_that_nobody_stated() =>
        Assert.Null(StatedDates.Read("供水管理办法", "第九条 本办法自公布之日起施行。", publishedOn: null).EffectiveOn);

    [Theory]
    [InlineData("本办法自2023年6月1日起施行，有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期五年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期为二年。", "2025-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期两年。", "2025-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期为 3 年。", "2026-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期限为三（3）年。", "2026-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期6个月。", "2023-11-30")]
    [InlineData("本办法自2023年6月1日起施行，有效期至2028年5月31日。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期截至2028年5月31日。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期截止到2028年5月31日止。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期至二〇二八年五月三十一日。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，至2028年5月31日止。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期自2023年6月1日至2028年5月31日。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起试行两年。", "2025-05-31")]
    [InlineData("本办法自2023年6月1日起施行，试行期1年。", "2024-05-31")]
    [InlineData("本办法自2023年6月1日起施行。有效期5年。", "2028-05-31")]
    [InlineData("本办法有效期五年，自2023年6月1日起施行。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行。本办法有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，本办法有效期为自施行之日起5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行（有效期5年）。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，由市水务局负责解释，有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，《供水规定》同时废止，有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行。《供水规定》同时废止。有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行。由市水务局负责解释。有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行。\n第四十一条 有效期5年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行。\n第四十一条 本办法由市水务局负责解释。\n\n有效期5年。", "2028-05-31")]
    [InlineData("许可证由市水务局颁发。\n第四十一条 有效期5年。\n第四十二条 本办法自2023年6月1日起施行。", "2028-05-31")]
    [InlineData("本办法有效期从2023年6月1日起至2025年12月31日止，自2023年6月1日起施行。", "2025-12-31")]
    [InlineData("本办法执行期限为2023年6月1日至2025年12月31日。本办法自2023年6月1日起施行。", "2025-12-31")]
    [InlineData("本办法执行期限为2023年6月1日—2025年12月31日。本办法自2023年6月1日起施行。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日至2025年12月31日施行。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期自2023年1月1日起五年。", "2027-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期至2025年底。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期至2025年年底。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期截止2025年12月。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期至二〇二四年二月。", "2024-02-29")]
    [InlineData("本办法自2023年6月1日起施行，有效期截止日期为2025年12月31日。", "2025-12-31")]
    [InlineData("本办法自2023年6月1日起施行，有效期暂定五年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，暂定有效期五年。", "2028-05-31")]
    [InlineData("本办法自2023年6月1日起施行，暂定五年。", "2028-05-31")]
    [InlineData("本办法有效期延长至2025年12月31日。本办法自2023年6月1日起施行。", "2025-12-31")]
    // A licence's period, an open one, none.
    [InlineData("许可证由市水务局颁发。有效期5年。\n第四十一条 本办法自2023年6月1日起施行。", null)]
    [InlineData("许可证由市水务局颁发。\n有效期5年。\n第四十一条 本办法自2023年6月1日起施行。", null)]
    [InlineData("本办法自2023年6月1日起施行，原供水合同继续履行，有效期5年。", null)]
    [InlineData("本办法自2023年6月1日起施行。原供水合同继续履行。有效期5年。", null)]
    [InlineData("本办法自2023年6月1日起施行，有效期自2023年6月1日起至疫情结束。", null)]
    [InlineData("本办法自2023年6月1日起施行，执行期限为2023年6月1日至疫情结束。", null)]
    [InlineData("《供水规定》有效期延长至2025年12月31日。本办法自2023年6月1日起施行。", null)]
    [InlineData("本办法自2023年6月1日起施行。供水许可证有效期5年。", null)]
    [InlineData("本办法自2023年6月1日起施行，供水许可证有效期5年。", null)]
    [InlineData("供水许可证的有效期为5年。本办法自2023年6月1日起施行。", null)]
    [InlineData("本办法自2023年6月1日起施行，2018年5月4日发布的《供水办法》同时废止。", null)]
    [InlineData("本办法自2023年6月1日起施行，有效期至疫情结束。", null)]
    [InlineData("本办法自2023年6月1日起施行。", null)]
    public void finds_the_period_of_validity_that_a_text_states_of_itself(string text, string? lastDay)
    {
        var stated = StatedDates.Read("供水管理办法", "第四十条 " + text, _published);

        Assert.Equal(new DateOnly(2023, 6, 1), stated.EffectiveOn);
        Assert.Equal(lastDay is null ? [] : [Day(lastDay)], stated.Periods.Select(period => period.LastDay(stated.EffectiveOn)));
    }

    [Fact]
    public void finds_the_period_in_articles_counted_without_第()
    {
        var stated = StatedDates.Read("关于供水的通知", "四、本通知自2023年6月1日起施行。\n五、有效期三年。", _published);

        Assert.Equal(new DateOnly(2026, 5, 31), stated.Periods.Single().LastDay(stated.EffectiveOn));
        Assert.False(stated.EndUnresolved);
    }

    [Theory]
    [InlineData("本办法自2023年6月1日起施行，有效期至疫情结束。", true)]
    [InlineData("本办法自2023年6月1日起施行。有效期另行通知。", true)]
    [InlineData("本办法自2023年6月1日起施行，有效期至2025年2月30日。", true)]
    [InlineData("本办法自2023年6月1日起施行，有效期至2025年。", true)]
    [InlineData("本办法自2023年6月1日起施行，有效至疫情结束。", true)]
    [InlineData("本办法自2023年6月1日起施行，各单位应当保证落实，有效期5年。", true)]
    [InlineData("本办法自2023年6月1日起施行，2025年12月31日自动失效。", true)]
    [InlineData("本办法自2023年6月1日起施行，《供水规定》自2023年6月1日起失效。", false)]
    [InlineData("本办法试行期由市水务局确定。", true)]
    [InlineData("本办法执行期限为2023年6月1日至疫情结束。", true)]
    [InlineData("本办法有效期届满自动失效。", true)]
    [InlineData("本办法有效期5年。有效期届满前应当评估。", false)]
    [InlineData("本办法自2023年6月1日起施行，有效期5年。", false)]
    [InlineData("本办法自2023年6月1日起施行，供水许可证有效期由市水务局确定。", false)]
    [InlineData("供水许可证有效期由市水务局确定。", false)]
    [InlineData("本办法自2023年6月1日起施行。", false)]
    public void asks_for_a_review_of_an_end_that_it_cannot_read(string text, bool unresolved) =>
        Assert.Equal(unresolved, StatedDates.Read("供水管理办法", "第四十条 " + text, _published).EndUnresolved);

    [Fact]
    public void asks_for_a_review_where_an_end_may_be_that_of_another_text()
    {
        var stated = StatedDates.Read("关于延长《供水管理办法》有效期的通知", "一、有效期延长至2025年12月31日。", _published);

        Assert.Empty(stated.Periods);
        Assert.True(stated.EndUnresolved);
    }

    [Theory]
    [InlineData("本办法自二〇二三年六月一日起本实施暂行有效期经由解释，《")]
    [InlineData("自2023年6月1日起施行，")]
    [InlineData("有效期五年")]
    [InlineData("本办法有效期至2023年6月1日，")]
    [InlineData("有效期")]
    [InlineData("有效期5年。")]
    [InlineData("有效期自2023年6月1日")]
    [InlineData("本办法自2023年6月1日起施行，有效期")]
    [InlineData("本办法自2023年6月1日起施行，")]
    [InlineData("本办法自2023年6月1日起施行。")]
    [InlineData("“")]
    [InlineData("《")]
    [InlineData("《》")]
    [InlineData("第一")]
    [InlineData("本办法（")]
    public void leaves_a_text_made_to_be_slow_to_a_person(string part)
    {
        var hostile = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)) + "施行";

        var read = StatedDates.Read("供水管理办法", hostile, _published); // throws where a pattern takes its whole time limit

        Assert.True(read.EndUnresolved);
        Assert.Null(read.EffectiveOn);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}

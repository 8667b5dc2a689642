using GovOpen.Contracts;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Dividing_a_text_into_articles
{
    [Fact]
    public void keeps_headings_and_articles_in_their_order() => ShouldBe(
        """
        第一编　通则
        第一章 总  则

        第一条　为了方便群众办事，制定本办法。
        第二条 本办法适用于本省。
        违反第一条规定的，适用第三条。
        第三条的规定优先。

        第二章　服务
        第一节 窗口
        第三条之一 窗口应当公开。
        """,
        new("第一编 通则", "b1", 1, ""),
        new("第一章 总则", "c1", 2, ""),
        new("第一条", "a1", 0, "为了方便群众办事，制定本办法。"),
        new("第二条", "a2", 0, "本办法适用于本省。\n违反第一条规定的，适用第三条。\n第三条的规定优先。"),
        new("第二章 服务", "c2", 2, ""),
        new("第一节 窗口", "j1", 3, ""),
        new("第三条之一", "a3-1", 0, "窗口应当公开。"));

    [Fact]
    public void takes_sections_of_a_notice_for_articles() => ShouldBe(
        "各市人民政府：\n现将有关事项通知如下。\n一、提高认识。各地要高度重视。\n要抓好落实。\n二、工作要求\n（一）加强领导。\n三、" + new string('长', 40) + "。完。",
        new("", "p1", 0, "各市人民政府："),
        new("", "p2", 0, "现将有关事项通知如下。"),
        new("一、提高认识", "s1", 0, "各地要高度重视。\n要抓好落实。"),
        new("二、工作要求", "s2", 0, "（一）加强领导。"),
        new("三、" + new string('长', 30), "s3", 0, new string('长', 40) + "。完。"));

    [Fact]
    public void leaves_enumerations_within_articles_alone() => ShouldBe(
        "第一条 下列事项：\n一、登记；\n二、备案。",
        new Article("第一条", "a1", 0, "下列事项：\n一、登记；\n二、备案。"));

    [Fact]
    public void numbers_the_paragraphs_of_an_undivided_text() => ShouldBe(
        "甲\r\n\r\n乙\r\n丙",
        new("", "p1", 0, "甲"),
        new("", "p2", 0, "乙"),
        new("", "p3", 0, "丙"));

    [Fact]
    public void gives_no_anchor_twice() => ShouldBe(
        "第一条 甲\n第一条 乙\n第一条 丙\n第一章 丁\n第一章 戊",
        new("第一条", "a1", 0, "甲"),
        new("第一条", "a1-2", 0, "乙"),
        new("第一条", "a1-3", 0, "丙"),
        new("第一章 丁", "c1", 2, ""),
        new("第一章 戊", "c1-2", 2, ""));

    [Fact]
    public void passes_over_a_table_of_contents() => ShouldBe(
        "目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲\n第二章 附则\n第二条 乙",
        new("第一章 总则", "c1", 2, ""),
        new("第一条", "a1", 0, "甲"),
        new("第二章 附则", "c2", 2, ""),
        new("第二条", "a2", 0, "乙"));

    [Theory]
    [InlineData("第一百二十三条 甲", "第一百二十三条", "a123")]
    [InlineData("第１２条　甲", "第１２条", "a12")]
    [InlineData("第 九 条 甲", "第九条", "a9")]
    [InlineData("第十条（适用范围）\n甲", "第十条", "a10")]
    [InlineData("第十条\n甲", "第十条", "a10")]
    [InlineData("第二百条之二 甲", "第二百条之二", "a200-2")]
    [InlineData("第三条第二款规定的情形", "", "p1")]
    [InlineData("第三条（一）项规定的情形", "", "p1")]
    [InlineData("根据第三条 甲", "", "p1")]
    [InlineData("第三章规定的程序，由县级以上人民政府执行。", "", "p1")]
    [InlineData("第十百条 甲", "", "p1")]
    public void reads_labels_only_where_they_are_labels(string text, string label, string anchor)
    {
        var first = Articles.Split(text)[0];
        Assert.Equal((label, anchor), (first.Label, first.Anchor));
    }

    [Fact]
    public void cuts_long_articles_at_paragraph_ends_for_the_index()
    {
        var paragraph = new string('甲', 250) + "。";
        var passages = Passages.Of($"第一章 总则\n第一条 {paragraph}\n{paragraph}\n{paragraph}\n第二条 乙");

        Assert.Equal(["第一条", "第一条", "第二条"], passages.Select(passage => passage.Label));
        Assert.Equal([$"{paragraph}\n{paragraph}", paragraph, "乙"], passages.Select(passage => passage.Text));
    }

    [Fact]
    public void cuts_a_paragraph_without_end_all_the_same_and_loses_nothing()
    {
        var text = string.Concat(Enumerable.Range(0, 700).Select(i => i % 2 == 0 ? "𠮷" : "林"));
        var passages = Passages.Of($"第一条 {text}");

        Assert.Equal(text, string.Concat(passages.Select(passage => passage.Text)));
        Assert.All(passages, passage => Assert.True(passage.Text.Length <= 600 && !char.IsLowSurrogate(passage.Text[0])));
    }

    [Fact]
    public void joins_small_paragraphs_without_label() =>
        Assert.Equal(["甲\n乙\n丙"], Passages.Of("甲\n乙\n丙").Select(passage => passage.Text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n　\n")]
    [InlineData("第一章 总则")]
    public void finds_no_passage_where_there_is_no_text(string text) => Assert.Empty(Passages.Of(text));

    private static void ShouldBe(string text, params Article[] expected) => Assert.Equal(expected, Articles.Split(text));
}

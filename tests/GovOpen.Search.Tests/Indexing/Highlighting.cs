using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Highlighting
{
    [Theory]
    [InlineData("就业补贴", "求职创业补贴办法", "求职创<em>业补贴</em>办法")]
    [InlineData("养老", "关于养老的规定", "关于<em>养老</em>的规定")]
    [InlineData("covid", "ＣＯＶＩＤ防控", "<em>ＣＯＶＩＤ</em>防控")]
    [InlineData("税", "税收征管", "<em>税</em>收征管")]
    [InlineData("养老", "<b>养老</b> & \"x\"", "&lt;b&gt;<em>养老</em>&lt;/b&gt; &amp; &quot;x&quot;")]
    public void marks_what_matched_and_encodes_the_rest(string query, string title, string expected) =>
        Assert.Equal([expected], Highlighter.Of(QueryTokens.Of(query), title, null));

    [Fact]
    public void shows_nothing_where_nothing_matched() =>
        Assert.Empty(Highlighter.Of(QueryTokens.Of("养老"), "医疗", new("第一条", "医疗保险")));

    [Fact]
    public void shows_the_densest_part_of_a_long_passage()
    {
        var filler = string.Concat(Enumerable.Repeat("其他事项按照规定办理。", 20));
        var piece = Assert.Single(Highlighter.Of(QueryTokens.Of("失业保险金申领"), "办法", new("", $"失业的人。{filler}失业保险金由本人申领，按月发放。{filler}")));

        Assert.Contains("<em>失业保险金</em>由本人<em>申领</em>", piece, StringComparison.Ordinal);
        Assert.StartsWith("…", piece, StringComparison.Ordinal);
        Assert.EndsWith("…", piece, StringComparison.Ordinal);
        Assert.InRange(piece.Length, 100, 180);
    }

    [Fact]
    public void shows_title_and_passage_when_both_matched() =>
        Assert.Equal(["<em>养老</em>条例", "<em>养老</em>服务"], Highlighter.Of(QueryTokens.Of("养老"), "养老条例", new("", "养老服务")));

    [Fact]
    public void never_fails_whatever_the_text()
    {
        var random = new Random(11);
        const string Signs = "养老保险。；，\n <&\ud842\udfb7\ud800abc1.";
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => Signs[random.Next(Signs.Length)]));
            foreach (var piece in Highlighter.Of(QueryTokens.Of("养老保险 abc 1"), text[..(text.Length / 8)], new("", text)))
            {
                Assert.Equal(piece.Split("<em>").Length, piece.Split("</em>").Length);
                Assert.DoesNotContain('<', piece.Replace("<em>", "", StringComparison.Ordinal).Replace("</em>", "", StringComparison.Ordinal));
            }
        }
    }
}

using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Tests;

public sealed partial class Showing_a_long_text : IDisposable
{
    private const int MostBytes = 100_000;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    public static TheoryData<string> Texts => ["a code of 1,260 articles", "one article of 200,000 characters", "headings and nothing else"];

    [Theory, MemberData(nameof(Texts))]
    public async Task stays_under_100_kB_on_every_page(string text)
    {
        var document = Samples.Document() with { Articles = Text(text) };
        _site.Behind.Has(document);
        var parts = TextPart.Of(document.Articles).Count;

        for (var part = 1; part <= parts; part++)
        {
            var shown = await _site.GetAsync($"{document.Url}?part={part}&asOf=2026-11-22&lang=en&elder=1");
            Assert.InRange(shown.Bytes, 1, MostBytes);
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void leaves_nothing_out_and_keeps_the_order(string text)
    {
        var articles = Text(text);

        var pieces = TextPart.Of(articles).SelectMany(part => part.Pieces).ToList();

        Assert.Equal(articles.Select(a => a.Anchor), pieces.Where(p => !p.Continued).Select(p => p.Article.Anchor));
        Assert.Equal(articles.SelectMany(a => a.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)), pieces.SelectMany(p => p.Paragraphs));
    }

    [Fact]
    public void keeps_a_heading_with_what_it_heads() =>
        Assert.All(TextPart.Of(Text("a code of 1,260 articles")), part => Assert.Equal(0, part.Pieces[^1].Article.Level));

    [Fact]
    public async Task opens_the_part_that_holds_the_article_asked_for()
    {
        var document = Samples.Document() with { Articles = Text("a code of 1,260 articles") };
        _site.Behind.Has(document);

        var shown = await _site.GetAsync($"{document.Url}?at=a1111");

        Assert.Contains("id=\"a1111\"", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"a1\"", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99999")]
    [InlineData("x")]
    public async Task opens_at_its_beginning_when_the_part_is_none(string part)
    {
        var document = Samples.Document() with { Articles = Text("a code of 1,260 articles") };
        _site.Behind.Has(document);

        Assert.Contains("id=\"a1\"", (await _site.GetAsync($"{document.Url}?part={part}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_each_anchor_once_on_a_page()
    {
        var document = Samples.Document() with { Articles = Text("one article of 200,000 characters") };
        _site.Behind.Has(document);

        var shown = await _site.GetAsync(document.Url);

        var anchors = Ids().Matches(shown.Text).Select(m => m.Value).ToList();
        Assert.Equal(anchors.Distinct(), anchors);
    }

    private static List<Article> Text(string text) => text switch
    {
        "a code of 1,260 articles" => [.. Samples.Articles(1260, 90).SelectMany((article, i) => i % 12 == 0 ? [new Article($"第{(i / 12) + 1}章 一般规定和其他规定", $"c{(i / 12) + 1}", 2, ""), article] : new[] { article })],
        "one article of 200,000 characters" => [new("第1条", "a1", 0, string.Join('\n', Enumerable.Repeat(new string('补', 400), 500)))],
        _ => [.. Enumerable.Range(1, 900).Select(i => new Article($"第{i}章 总则", $"c{i}", 2, ""))],
    };

    [GeneratedRegex(" id=\"[^\"]+\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}

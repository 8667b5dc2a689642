using System.Net;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Tests;

public sealed class Comparing_texts : IDisposable
{
    private static readonly Guid _id = new("0195a000-0000-7000-8000-000000000001");

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task shows_by_article_what_went_and_what_came_in_elements_that_say_so()
    {
        Compares(
            Same("第一条"),
            Same("第二条"),
            new() { Change = ArticleChange.Changed, Label = "第三条", Anchor = "a3", Level = 0, Old = "三十日内", New = "十五日内", Pieces = [new(PieceChange.Removed, "三十"), new(PieceChange.Added, "十五"), new(PieceChange.Same, "日内")] },
            new() { Change = ArticleChange.Added, Label = "第三条之一", Anchor = "a3-1", Level = 0, New = "<新>" },
            new() { Change = ArticleChange.Removed, Label = "第四条", Anchor = "a4", Level = 0, Old = "旧" });

        var shown = await _site.GetAsync($"/documents/{_id}/compare?from=2024-03-05&to=2025-07-01");

        Assert.Contains("<del>三十</del><ins>十五</ins>日内", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>&lt;新&gt;</ins>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<del>旧</del>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("第一条 至 第二条 没有变化", shown.Text, StringComparison.Ordinal);
        Assert.Contains("修改 1 处，新增 1 处，删去 1 处，2 处没有变化。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("至 2025年6月30日", shown.Text, StringComparison.Ordinal);
        Assert.Contains(_site.Behind.Asked, asked => asked.RequestUri!.PathAndQuery == $"/api/documents/{_id}/compare?from=2024-03-05&to=2025-07-01");
    }

    [Fact]
    public async Task says_that_nothing_differs()
    {
        Compares(Same("第一条"));

        Assert.Contains("两个日期的文本相同。", (await _site.GetAsync($"/documents/{_id}/compare?from=2024-03-05&to=2024-03-06")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task warns_when_it_may_not_be_up_to_date()
    {
        _site.Behind.Answer($"/api/documents/{_id}/compare", Comparison(Same("第一条")) with { Stale = true, IndexedThrough = Samples.Noon.AddMinutes(-1) });

        Assert.Contains("数据截至 11:59，可能未包含最近的变化。", (await _site.GetAsync($"/documents/{_id}/compare?from=2024-03-05&to=2024-03-06")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task begins_with_the_last_change()
    {
        _site.Behind.Answer($"/api/documents/{_id}", Samples.Document() with { Id = _id, TextFrom = new(2025, 7, 1), Texts = [new(null, new(2025, 1, 1)), new(new(2025, 1, 1), new(2025, 7, 1)), new(new(2025, 7, 1), null)] });

        var shown = await _site.GetAsync($"/documents/{_id}/compare?lang=en");

        Assert.Equal(HttpStatusCode.Redirect, shown.Status);
        Assert.Equal($"/documents/{_id}/compare?from=2025-01-01&to=2025-07-01&lang=en", shown.Location);
    }

    [Theory]
    [InlineData("?from=2025-02-30", HttpStatusCode.BadRequest)]
    [InlineData("?from=2025-01-01", HttpStatusCode.NotFound)]
    public async Task that_cannot_be_made_is_a_page_that_helps(string query, HttpStatusCode status) =>
        Assert.Equal(status, (await _site.GetAsync($"/documents/{_id}/compare{query}")).Status);

    [Fact]
    public async Task of_two_long_texts_stays_under_100_kB_and_leaves_nothing_out()
    {
        ComparedArticle[] articles =
        [
            .. Enumerable.Range(1, 600).Select(i => new ComparedArticle { Change = ArticleChange.Changed, Label = $"第{i}条", Anchor = $"a{i}", Level = 0, Pieces = [new(PieceChange.Removed, new string('旧', 40)), new(PieceChange.Added, new string('新', 60))] }),
            new() { Change = ArticleChange.Removed, Label = "第601条", Anchor = "a601", Level = 0, Old = new string('长', 90_000) },
        ];
        Compares(articles);

        var parts = ComparisonPart.Of(articles);
        for (var part = 1; part <= parts.Count; part++)
        {
            Assert.InRange((await _site.GetAsync($"/documents/{_id}/compare?from=2024-03-05&to=2025-07-01&part={part}&lang=en&elder=1")).Bytes, 1, 100_000);
        }

        var rows = parts.SelectMany(part => part.Rows).ToList();
        Assert.Equal(articles.Select(article => article.Label), rows.Where(row => !row.Continued).Select(row => row.Label));
        Assert.Equal(90_000, rows.Where(row => row.Anchor == "a601").Sum(row => row.Pieces.Sum(piece => piece.Text.Length)));
    }

    [Fact]
    public void of_an_article_in_many_pieces_keeps_all_of_them_in_their_order()
    {
        var pieces = Enumerable.Range(0, 50_000).Select(i => new Contracts.Search.V1.TextPiece((PieceChange)(i % 3), $"{i}，")).ToList();

        var rows = ComparisonPart.Of([new() { Change = ArticleChange.Changed, Label = "第一条", Anchor = "a1", Level = 0, Pieces = pieces }]).SelectMany(part => part.Rows).ToList();

        Assert.Equal(pieces, rows.SelectMany(row => row.Pieces));
        Assert.Equal([false, .. Enumerable.Repeat(true, rows.Count - 1)], rows.Select(row => row.Continued));
    }

    private static ComparedArticle Same(string label) => new() { Change = ArticleChange.Unchanged, Label = label, Anchor = label, Level = 0, New = "文" };

    private void Compares(params ComparedArticle[] articles) => _site.Behind.Answer($"/api/documents/{_id}/compare", Comparison(articles));

    private static DocumentComparison Comparison(params ComparedArticle[] articles) => new()
    {
        Id = _id, Title = "就业补贴管理办法", From = new(new(2024, 3, 5), null, new(2025, 7, 1), Purged: false), To = new(new(2025, 7, 1), new(2025, 7, 1), null, Purged: false), Articles = articles,
    };
}

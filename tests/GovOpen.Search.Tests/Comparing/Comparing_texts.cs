using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Comparing;

namespace GovOpen.Search.Tests.Comparing;

public sealed class Comparing_texts
{
    [Fact]
    public void says_of_each_article_what_became_of_it()
    {
        var compared = Compare(
            "第一章 总则\n第一条 为了方便群众。\n第二条 每人补贴1000元。\n第三条 由县政府负责。\n第二章 附则\n第四条 自公布之日起施行。",
            "第一章 总则\n第一条 为了方便群众。\n第二条 每人补贴1500元。\n第三条之一 可以委托乡镇。\n第二章 附 则\n第四条 自公布之日起施行。");

        Assert.Equal(
            [
                ("第一章 总则", ArticleChange.Unchanged), ("第一条", ArticleChange.Unchanged), ("第二条", ArticleChange.Changed), ("第三条之一", ArticleChange.Added),
                ("第三条", ArticleChange.Removed), ("第二章 附则", ArticleChange.Unchanged), ("第四条", ArticleChange.Unchanged),
            ],
            compared.Select(article => (article.Label, article.Change)));
        Assert.Equal(("每人补贴1000元。", "每人补贴1500元。"), (compared[2].Old, compared[2].New));
        Assert.Equal(("由县政府负责。", null), (compared[4].Old, compared[4].New));
        Assert.Equal((null, "可以委托乡镇。"), (compared[3].Old, compared[3].New));
    }

    [Fact]
    public void marks_words_and_numbers_as_wholes_and_Chinese_character_by_character()
    {
        var change = Assert.Single(Compare("第一条 每人每年1000元，使用App申请𠮷。", "第一条 每人每月1500元，使用Apple申请𠮷。"));
        Assert.Equal(
            [
                new(PieceChange.Same, "每人每"), new(PieceChange.Removed, "年1000"), new(PieceChange.Added, "月1500"), new(PieceChange.Same, "元，使用"),
                new(PieceChange.Removed, "App"), new(PieceChange.Added, "Apple"), new(PieceChange.Same, "申请𠮷。"),
            ],
            change.Pieces!);
    }

    [Fact]
    public void follows_paragraphs_without_number_by_what_they_say()
    {
        var compared = Compare("各市人民政府：\n第二段没有变。\n最后一段有五年效力。", "各市人民政府：\n新加的一段。\n第二段没有变。\n最后一段有三年效力。");
        Assert.Equal([ArticleChange.Unchanged, ArticleChange.Added, ArticleChange.Unchanged, ArticleChange.Changed], compared.Select(article => article.Change));
    }

    [Fact]
    public void tells_a_heading_that_was_renamed()
    {
        var change = Assert.Single(Compare("一、提高认识。内容不变。", "一、统一思想。内容不变。"));
        Assert.Equal((ArticleChange.Changed, "一、统一思想", "一、提高认识"), (change.Change, change.Label, change.OldLabel));
    }

    [Theory]
    [InlineData("", "第一条 甲。", ArticleChange.Added)]
    [InlineData("第一条 甲。", "", ArticleChange.Removed)]
    public void takes_a_text_that_is_not_there_for_empty(string old, string now, ArticleChange expected) => Assert.Equal(expected, Assert.Single(Compare(old, now)).Change);

    [Fact]
    public void of_more_changes_than_anybody_reads_gives_the_rest_whole()
    {
        var random = new Random(1);

        var compared = Compare(Text(), Text());

        Assert.Equal(2_000, compared.Count);
        Assert.All(compared, article => Assert.Equal((article.Old, article.New), (Joined(article, PieceChange.Added), Joined(article, PieceChange.Removed))));
        Assert.InRange(compared.Count(article => article.Pieces!.Count > 2), 40, 120);
        Assert.Equal(2, compared[^1].Pieces!.Count);

        string Text() => string.Join('\n', Enumerable.Range(1, 2_000).Select(i => $"第{i}条 {string.Concat(Enumerable.Range(0, 300).Select(_ => (char)('一' + random.Next(40))))}"));
        static string Joined(ComparedArticle article, PieceChange without) => string.Concat(article.Pieces!.Where(piece => piece.Change != without).Select(piece => piece.Text));
    }

    [Fact]
    public void that_were_compared_before_gives_the_same_again()
    {
        using var comparisons = new Comparisons();
        var (old, now, other) = (new HashedText("a", "第一条 甲。"), new HashedText("b", "第一条 乙。"), new HashedText("", ""));

        var compared = comparisons.Of(old, now, default);

        Assert.Same(compared, comparisons.Of(old, now, default));
        Assert.Equal(ArticleChange.Removed, Assert.Single(comparisons.Of(old, other, default)).Change);
        Assert.Equal("甲。", Assert.Single(comparisons.Of(now, old, default)).New);
    }

    [Fact]
    public void ends_when_nobody_waits_for_it_any_more() =>
        Assert.Throws<OperationCanceledException>(() => TextComparison.Of(Articles.Split("第一条 甲。"), Articles.Split("第一条 乙。"), new CancellationToken(canceled: true)));

    private static IReadOnlyList<ComparedArticle> Compare(string old, string now) => TextComparison.Of(Articles.Split(old), Articles.Split(now), default);
}

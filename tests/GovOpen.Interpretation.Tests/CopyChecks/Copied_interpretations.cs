using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GovOpen.Interpretation.CopyChecks;
using Xunit.Abstractions;

namespace GovOpen.Interpretation.Tests.CopyChecks;

public sealed class Copied_interpretations(ITestOutputHelper output)
{
    private const string Document =
        "第三条　高校毕业生首次在本省创办企业或者登记为个体工商户，正常经营6个月以上的，给予一次性创业补贴1.2万元；领办农民合作社、家庭农场的，补贴标准为1.5万元。同一人只能享受一次。\n" +
        "第五条　小微企业招用离校2年内未就业高校毕业生，签订1年以上劳动合同的，按单位实际缴纳部分给予社会保险补贴，期限不超过1年。";

    /// <summary>The floors are what is asked for; what is reached is printed.</summary>
    [Theory]
    [InlineData("tune")]
    [InlineData("test")]
    public void are_told_from_others(string part)
    {
        var documents = LabelledPair.Documents();
        var judged = LabelledPair.Of(part).Select(pair => (Pair: pair, Judgement: CopyCheck.Of(documents[pair.Document], pair.Text))).ToList();
        var precision = Share.Of(judged.Where(one => one.Judgement.IsCopied), one => one.Pair.Copied);
        var recall = Share.Of(judged.Where(one => one.Pair.Copied), one => one.Judgement.IsCopied);

        output.WriteLine($"{part}, {judged.Count} texts: precision {precision}, recall {recall}");
        foreach (var sort in judged.GroupBy(one => one.Pair.How))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {sort.Key}: {sort.Min(one => one.Judgement.Score):0.00}–{sort.Max(one => one.Judgement.Score):0.00}"));
        }

        Assert.True(judged.Count >= 200);
        Assert.True(precision.Value >= 0.93, $"precision {precision}");
        Assert.True(recall.Value >= 0.93, $"recall {recall}");
    }

    [Fact]
    public void show_both_passages_side_by_side()
    {
        var judged = CopyCheck.Of(Document, "大家关心能拿多少钱。首次在本省创办企业，或登记为个体户，正常经营六个月以上，给予一次性创业补贴1.2万元。");

        var overlap = Assert.Single(judged.Overlaps);
        Assert.Equal("首次在本省创办企业，或登记为个体户，正常经营", overlap.Copy.Text[..22]);
        Assert.StartsWith("首次在本省创办企业或者登记为个体工商户，正常经营", overlap.Original.Text, StringComparison.Ordinal);
        Assert.Equal((10, Document.IndexOf("首次", StringComparison.Ordinal)), (overlap.Copy.Start, overlap.Original.Start));
    }

    [Fact]
    public void are_what_they_are_whatever_the_punctuation_and_the_order()
    {
        var judged = CopyCheck.Of(Document, "小微企业招用离校２年内未就业高校毕业生\n签订１年以上劳动合同的！按单位实际缴纳部分给予社会保险补贴 领办农民合作社 家庭农场的 补贴标准为１．５万元");

        Assert.True(judged.IsCopied);
        Assert.Equal(1, judged.Score, 0.05);
    }

    [Fact]
    public void are_not_those_that_quote_a_clause_and_explain_it() => Assert.False(CopyCheck.Of(
        Document,
        "办法说：“同一人只能享受一次。”为什么这样规定？因为资金有限，要让更多刚毕业的年轻人有启动的本钱。举例来说，小李去年办了一家设计工作室，领过这笔钱，今年再开奶茶店就不能再领，但他雇的两名同学可以另外申请奖励。").IsCopied);

    [Theory]
    [InlineData("", "")]
    [InlineData("", "解读")]
    [InlineData("文件", "。，！")]
    public void are_none_where_there_is_nothing_to_copy(string document, string text) => Assert.Equal((0, 0), (CopyCheck.Of(document, text).Score, CopyCheck.Of(document, text).Overlaps.Count));

    [Fact]
    public void are_found_in_a_text_of_one_letter_in_good_time() => Assert.False(CopyCheck.Of(new('一', 200_000), new('一', 200_000)).IsCopied);

    [Fact]
    public void hold_no_more_than_all_and_every_overlap_stands_where_it_says() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (before, after) =>
        {
            var text = before.Get + Document[20..60] + after.Get;
            var judged = CopyCheck.Of(Document, text);
            return judged.Score is > 0 and <= 1 && judged.Overlaps.All(overlap =>
                text.Substring(overlap.Copy.Start, overlap.Copy.Text.Length) == overlap.Copy.Text
                && Document.Substring(overlap.Original.Start, overlap.Original.Text.Length) == overlap.Original.Text);
        }).QuickCheckThrowOnFailure();

    /// <summary>A share, and between what it lies 95 times of 100 (Wilson).</summary>
    private sealed record Share(double Value, double From, double To)
    {
        public static Share Of<T>(IEnumerable<T> all, Func<T, bool> isCounted)
        {
            const double Z = 1.96;
            var values = all.Select(isCounted).ToList();
            var (n, share) = ((double)values.Count, (double)values.Count(counted => counted) / values.Count);
            var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
            var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
            return new(share, middle - half, middle + half);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.000} ({From:0.000}–{To:0.000})");
    }
}

using System.Globalization;
using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Elasticsearch;
using Xunit.Abstractions;

namespace GovOpen.Search.Tests.Judged;

public sealed class Answering_citizens(ITestOutputHelper output)
{
    /// <summary>The floors are what was measured, less what a change may cost by chance; they rise with what is gained.</summary>
    [Theory]
    [InlineData("tune", 0.93, 0.96)]
    [InlineData("test", 0.92, 0.95)]
    public async Task keeps_the_quality_that_it_has(string part, double leastNdcg, double leastRecall) =>
        ShouldReach(leastNdcg, leastRecall, part, await (await JudgedQuestions.LoadAsync(new EmbeddedEngine("judged"))).MeasureAsync(part));

    /// <summary>By the same terms, but other counts of them.</summary>
    [Theory]
    [InlineData("tune", 0.93, 0.96)]
    [InlineData("test", 0.92, 0.95)]
    public async Task is_as_good_with_a_server(string part, double leastNdcg, double leastRecall)
    {
        await using var server = await Server.StartAsync();
        ShouldReach(leastNdcg, leastRecall, part, await (await JudgedQuestions.LoadAsync(await server.NewEngineAsync())).MeasureAsync(part));
    }

    private void ShouldReach(double leastNdcg, double leastRecall, string part, IReadOnlyList<Measures> measured)
    {

        var (ndcg, recall) = (Interval.Of(measured, one => one.Ndcg), Interval.Of(measured, one => one.Recall));
        output.WriteLine($"{part}, {measured.Count} questions: nDCG@10 {ndcg}, recall@3 {recall}");
        if (part == "tune")
        {
            foreach (var one in measured.Where(one => one.Ndcg < 0.9)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Ndcg:0.00} {one.Question}"));
        }

        Assert.True(measured.Count >= 75);
        Assert.True(ndcg.Mean >= leastNdcg, $"nDCG@10 {ndcg}");
        Assert.True(recall.Mean >= leastRecall, $"recall@3 {recall}");
    }

    /// <summary>A mean, and between what it would lie 95 times of 100 with other questions of the kind (bootstrap).</summary>
    private sealed record Interval(double Mean, double From, double To)
    {
        public static Interval Of(IReadOnlyList<Measures> measured, Func<Measures, double> measure)
        {
            var values = measured.Select(measure).ToArray();
            var random = new Random(1);
            var means = Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, values.Length).Average(_ => values[random.Next(values.Length)])).Order().ToArray();
            return new(values.Average(), means[50], means[1949]);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:0.000} ({From:0.000}–{To:0.000})");
    }
}

using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

/// <summary>What the index and the server are told of a validity is what <c>Validity.On</c> says of every day.</summary>
public sealed class Statuses_by_day
{
    [Fact]
    public void are_those_of_every_day()
    {
        var corpus = new RandomCorpus(3);
        for (var i = 0; i < 300; i++)
        {
            var validity = corpus.Entry(i).Validity;
            var periods = StatusPeriods.Of(validity);

            for (var day = RandomCorpus.Today.AddDays(-450); day < RandomCorpus.Today.AddDays(150); day = day.AddDays(1))
            {
                Assert.Equal(validity.On(day), Assert.Single(periods, period => period.From <= day && day <= period.To).Status);
            }
        }
    }

    [Fact]
    public void cover_all_days_without_a_gap()
    {
        var periods = StatusPeriods.Of(new() { PublishedOn = new(2020, 1, 1), EffectiveOn = new(2020, 2, 1), LastValidDay = DateOnly.MaxValue, Suspensions = [new(new(2021, 1, 1), new(2021, 1, 31))] });

        Assert.Equal(
            ["notDisclosed 0001-01-01 2019-12-31", "notYetInForce 2020-01-01 2020-01-31", "inForce 2020-02-01 2020-12-31", "suspended 2021-01-01 2021-01-31", "inForce 2021-02-01 9999-12-31"],
            periods.Select(period => $"{Contracts.CamelCase.Of(period.Status)} {period.From:yyyy-MM-dd} {period.To:yyyy-MM-dd}"));
    }
}

using GovOpen.Contracts;
using GovOpen.Portal.Formats;

namespace GovOpen.Portal.Tests;

public sealed class Days_of_force
{
    private static readonly DateOnly _first = new(2025, 1, 10);

    private static readonly Validity _facts = new() { EffectiveOn = _first };

    private static readonly Validity[] _lives =
    [
        _facts,
        new(),
        _facts with { EndedOnUnknownDay = UndatedEnding.Repealed },
        _facts with { WithdrawnOn = Day(5) },
        _facts with { RepealedOn = Day(0) },
        _facts with { RepealedOn = Day(-3) },
        _facts with { RepealedOn = Day(20), LastValidDay = Day(15) },
        _facts with { RepealedOn = Day(15), LastValidDay = Day(20) },
        _facts with { LastValidDay = Day(0) },
        _facts with { Suspensions = [new(Day(5), Day(9)), new(Day(15), null)] },
        _facts with { Suspensions = [new(Day(15), Day(25)), new(Day(5), Day(9)), new(Day(7), Day(12)), new(Day(13), Day(14))], RepealedOn = Day(20) },
        _facts with { Suspensions = [new(Day(-5), Day(3))], LastValidDay = Day(30) },
        _facts with { Suspensions = [new(Day(-5), null)] },
        _facts with { Suspensions = [new(Day(40), Day(50))], RepealedOn = Day(20) },
        _facts with { Suspensions = [new(Day(5), Day(4))] },
    ];

    [Fact]
    public void are_those_of_the_status_and_in_stretches_that_do_not_touch()
    {
        foreach (var facts in _lives)
        {
            var (force, suspended) = (DaysOfForce.Of(facts), DaysOfForce.Suspended(facts));

            for (var day = Day(-10); day < Day(60); day = day.AddDays(1))
            {
                Assert.Equal(facts.On(day) == ValidityStatus.InForce, force.Any(stretch => Holds(stretch, day)));
                Assert.Equal(facts.On(day) == ValidityStatus.Suspended && day >= _first, suspended.Any(stretch => Holds(stretch, day)));
            }

            Assert.All(force.Concat(suspended), stretch => Assert.False(stretch.Until <= stretch.From));
            Assert.All(force.Zip(force.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.From));
        }
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(30, 20)]
    [InlineData(7, 5)]
    [InlineData(0, null)]
    public void of_a_struck_part_end_with_it_or_with_the_whole(int struck, int? last)
    {
        var part = DaysOfForce.Of(_facts with { RepealedOn = Day(20), Suspensions = [new(Day(5), Day(7))] }, struckOn: Day(struck));

        Assert.Equal(last is { } end ? Day(end) : null, part.Count > 0 ? part[^1].Until : null);
    }

    private static DateOnly Day(int offset) => _first.AddDays(offset);

    private static bool Holds(Stretch stretch, DateOnly day) => stretch.From <= day && !(stretch.Until <= day);
}

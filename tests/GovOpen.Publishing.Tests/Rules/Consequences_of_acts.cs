using FsCheck;
using FsCheck.Fluent;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Consequences_of_acts
{
    private static readonly Validity _published = new() { PublishedOn = Day(1), EffectiveOn = Day(5), LastValidDay = Day(40) };

    private static PublishedFacts Facts => new(_published, LastValidDayReason.Stated, "first");

    [Theory]
    [InlineData("repealed 20", 19, ValidityStatus.InForce, 20, ValidityStatus.Repealed)]
    [InlineData("repealed 20, repealed 30", 19, ValidityStatus.InForce, 25, ValidityStatus.Repealed)]
    [InlineData("partlyRepealed 10", 9, ValidityStatus.InForce, 10, ValidityStatus.PartiallyInForce)]
    [InlineData("suspended 10", 9, ValidityStatus.InForce, 39, ValidityStatus.Suspended)]
    [InlineData("suspended 10, resumed 20", 19, ValidityStatus.Suspended, 20, ValidityStatus.InForce)]
    [InlineData("suspended 10, resumed 10", 9, ValidityStatus.InForce, 10, ValidityStatus.InForce)]
    [InlineData("suspended 10, resumed 15, suspended 20", 15, ValidityStatus.InForce, 20, ValidityStatus.Suspended)]
    [InlineData("suspended 10-15, suspended 20-30, resumed 12", 12, ValidityStatus.InForce, 20, ValidityStatus.Suspended)]
    [InlineData("suspended 10-12", 12, ValidityStatus.Suspended, 13, ValidityStatus.InForce)]
    [InlineData("extended 30-60", 60, ValidityStatus.InForce, 61, ValidityStatus.Lapsed)]
    [InlineData("declaredLapsed 20", 19, ValidityStatus.InForce, 20, ValidityStatus.Lapsed)]
    [InlineData("declaredLapsed 50", 40, ValidityStatus.InForce, 41, ValidityStatus.Lapsed)]
    [InlineData("withdrawn 10", 5, ValidityStatus.NotDisclosed, 20, ValidityStatus.NotDisclosed)]
    [InlineData("withdrawn 10, restored 12", 5, ValidityStatus.InForce, 11, ValidityStatus.InForce)]
    [InlineData("kept 10, toBeAmended 11", 5, ValidityStatus.InForce, 40, ValidityStatus.InForce)]
    [InlineData("amended 10, corrected 11", 5, ValidityStatus.InForce, 40, ValidityStatus.InForce)]
    public void are_seen_on_their_days(string acts, int one, ValidityStatus expectedOne, int other, ValidityStatus expectedOther)
    {
        var (validity, _) = Consequences.Of(Facts, Acts(acts));
        Assert.Equal((expectedOne, expectedOther), (validity.On(Day(one)), validity.On(Day(other))));
    }

    [Fact]
    public void begin_texts_on_half_open_intervals_and_correct_the_one_that_counts()
    {
        Act Text(ActType type, int on, string hash) => new() { Type = type, On = Day(on), BodyHash = hash, RecordedAt = default };

        var texts = Consequences.TextsOf("first", [Text(ActType.Amended, 20, "third"), Text(ActType.Amended, 10, "second"), Text(ActType.Corrected, 12, "second, mended")]);

        Assert.Equal([new TextVersion(null, "first"), new(Day(10), "second, mended"), new(Day(20), "third")], texts);
        Assert.Equal(("first", "second, mended", "third"), (texts.On(Day(9)).BodyHash, texts.On(Day(19)).BodyHash, texts.On(Day(20)).BodyHash));
    }

    [Fact]
    public void never_give_force_to_what_an_act_ended()
    {
        var acts = ActGen.ListOf(6);
        Prop.ForAll(acts.ToArbitrary(), drawn =>
        {
            var taken = new List<Act>();
            var before = Consequences.Of(Facts, taken);
            foreach (var act in drawn)
            {
                if (ActRules.RefusalOf(StandingOf(before, taken), act, Day(15)) is not null) continue;
                taken.Add(act);
                var after = Consequences.Of(Facts, taken);
                for (var day = Day(0); day < Day(90); day = day.AddDays(1))
                {
                    if (!after.Validity.On(day).IsInForce()) continue;
                    var may = before.Validity.On(day) switch
                    {
                        // What ended comes back by no act but an extension that begins before the end, and a restoration of what was withdrawn.
                        ValidityStatus.Repealed => false,
                        ValidityStatus.NotDisclosed => act.Type == ActType.Restored,
                        ValidityStatus.Lapsed => act.Type == ActType.Extended && act.On <= before.Validity.LastValidDay!.Value.AddDays(1),
                        ValidityStatus.Suspended => act.Type == ActType.Resumed && day >= act.On && before.Validity.Suspensions.Any(one => one.Covers(act.On) && one.Covers(day)),
                        _ => true,
                    };
                    if (!may) return false;
                }

                before = after;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static Standing StandingOf((Validity Validity, LastValidDayReason? Reason) facts, IEnumerable<Act> acts) => new(
        "某办法", facts.Validity, facts.Reason,
        facts.Validity.WithdrawnOn is null ? null : acts.Last(act => act.Type is ActType.Withdrawn or ActType.Gone or ActType.Redirected).Type);

    /// <summary>Acts of every type on days around those of the document.</summary>
    internal static Gen<Act> ActGen =>
        from type in Gen.Elements(Enum.GetValues<ActType>())
        from first in Gen.Choose(0, 60)
        from length in Gen.Choose(0, 20)
        from open in Gen.Elements(true, false)
        select new Act
        {
            Type = type, On = Day(first), RecordedAt = default,
            Until = type == ActType.Extended ? Day(first + length) : type == ActType.Suspended && !open ? Day(first + length) : null,
        };

    private static DateOnly Day(int day) => new DateOnly(2026, 1, 1).AddDays(day);

    private static IEnumerable<Act> Acts(string text) => text.Split(", ").Select(one =>
    {
        var parts = one.Split(' ', '-');
        Assert.True(CamelCase.TryParse<ActType>(parts[0], out var type));
        return new Act { Type = type, On = Day(int.Parse(parts[1])), Until = parts.Length > 2 ? Day(int.Parse(parts[2])) : null, RecordedAt = default };
    });
}

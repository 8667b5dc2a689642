using FsCheck;
using FsCheck.Fluent;

namespace GovOpen.Contracts.Tests;

/// <summary>What holds for all facts, however odd.</summary>
public sealed class Validity_over_time
{
    private static readonly DateOnly _first = new(2020, 1, 1);
    private const int Days = 120;

    [Fact]
    public void is_in_force_on_a_contiguous_set_of_days_except_suspensions() => Check(validity =>
    {
        var days = AllDays().Where(day => !validity.Suspensions.Any(s => s.Covers(day))).Select(day => validity.On(day).IsInForce()).ToList();
        var begins = days.FindIndex(inForce => inForce);
        var ends = days.FindLastIndex(inForce => inForce);
        return begins < 0 || days[begins..(ends + 1)].TrueForAll(inForce => inForce);
    });

    [Fact]
    public void never_comes_back_from_an_end() => Check(validity => AllDays().Zip(AllDays().Skip(1)).All(pair => (validity.On(pair.First), validity.On(pair.Second)) switch
    {
        (ValidityStatus.Repealed, var next) => next == ValidityStatus.Repealed,
        (ValidityStatus.Lapsed, var next) => next is ValidityStatus.Lapsed or ValidityStatus.Repealed,
        _ => true,
    }));

    [Fact]
    public void lets_repeal_win_over_lapse() => Check(validity =>
        AllDays().Where(day => validity.PublishedOn is null || validity.PublishedOn <= day).All(day =>
            !(validity.RepealedOn <= day) || validity.On(day) == ValidityStatus.Repealed));

    [Fact]
    public void never_makes_yes_of_unknown() => Check(validity =>
        AllDays().All(day => !(validity with { EffectiveOn = null }).On(day).IsInForce()));

    [Fact]
    public void never_shows_what_was_not_published_yet() => Check(validity =>
        AllDays().All(day => validity.PublishedOn > day == (validity.On(day) == ValidityStatus.NotDisclosed)));

    [Fact]
    public void is_in_force_only_between_its_dates() => Check(validity =>
        AllDays().Where(day => validity.On(day).IsInForce()).All(day =>
            validity.EffectiveOn <= day && !(validity.LastValidDay < day) && !(validity.RepealedOn <= day)
            && validity.EndedOnUnknownDay is null && !validity.Suspensions.Any(s => s.Covers(day))));

    [Fact]
    public void survives_being_written_and_read() => Check(validity =>
    {
        var read = System.Text.Json.JsonSerializer.Deserialize<Validity>(System.Text.Json.JsonSerializer.Serialize(validity, ContractJson.Options), ContractJson.Options)!;
        return AllDays().All(day => read.On(day) == validity.On(day));
    });

    private static void Check(Func<Validity, bool> holds) =>
        Prop.ForAll(Validities().ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static IEnumerable<DateOnly> AllDays() => Enumerable.Range(-5, Days + 10).Select(_first.AddDays);

    private static Gen<Validity> Validities()
    {
        var day = Gen.Choose(0, Days).Select(_first.AddDays);
        var maybeDay = Gen.Frequency((3, day.Select(d => (DateOnly?)d)), (1, Gen.Constant((DateOnly?)null)));
        var ending = Gen.Frequency((9, Gen.Constant((UndatedEnding?)null)), (1, Gen.Elements<UndatedEnding?>(UndatedEnding.Repealed, UndatedEnding.Superseded)));
        var suspension = day.SelectMany(from => Gen.Frequency((4, Gen.Choose(0, 20).Select(n => (int?)n)), (1, Gen.Constant((int?)null)))
            .Select(length => new Suspension(from, length is { } n ? from.AddDays(n) : null)));
        var suspensions = Gen.Choose(0, 2).SelectMany(n => suspension.ListOf(n));

        return from published in maybeDay
               from effective in maybeDay
               from last in maybeDay
               from repealed in maybeDay
               from partly in maybeDay
               from ended in ending
               from suspended in suspensions
               select new Validity
               {
                   PublishedOn = published,
                   EffectiveOn = effective,
                   LastValidDay = last,
                   RepealedOn = repealed,
                   PartlyRepealedOn = partly,
                   EndedOnUnknownDay = ended,
                   Suspensions = [.. suspended],
               };
    }
}

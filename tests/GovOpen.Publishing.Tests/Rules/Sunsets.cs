using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Rules;
using Microsoft.Extensions.Configuration;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Sunsets
{
    private static readonly Sunset.Case _case = new(
        DocumentKind.NormativeDocument, "供水管理办法", "510100", null, MadeOn: new(2023, 5, 20), EffectiveOn: new(2023, 6, 1), Stated: null, InText: []);

    [Fact]
    public void end_five_years_later_on_the_day_before() => ShouldBe(_case, "2028-05-31", LastValidDayReason.GeneralSunset);

    [Theory]
    [InlineData("供水管理办法（试行）")]
    [InlineData("供水管理暂行办法")]
    [InlineData("关于印发《供水管理办法（试行）》的通知")]
    public void of_trial_documents_end_after_two_years(string title) => ShouldBe(_case with { Title = title }, "2025-05-31", LastValidDayReason.TrialSunset);

    [Fact]
    public void are_not_shortened_by_the_title_of_another_text() =>
        ShouldBe(_case with { Title = "关于贯彻《供水暂行条例》的通知" }, "2028-05-31", LastValidDayReason.GeneralSunset);

    [Theory]
    [InlineData("2024-02-29", "2029-02-28")]
    [InlineData("2023-03-01", "2028-02-29")]
    [InlineData("2024-03-01", "2029-02-28")]
    [InlineData("2024-01-01", "2028-12-31")]
    public void count_by_the_calendar(string effectiveOn, string expected) =>
        ShouldBe(_case with { EffectiveOn = DateOnly.Parse(effectiveOn) }, expected, LastValidDayReason.GeneralSunset);

    [Theory]
    [InlineData(1, "2023-06-30")]
    [InlineData(6, "2023-11-30")]
    [InlineData(18, "2024-11-30")]
    [InlineData(24, "2025-05-31")]
    public void leave_a_shorter_period_that_the_text_states(int months, string expected) =>
        ShouldBe(_case with { InText = [StatedPeriod.Of(months)] }, expected, LastValidDayReason.StatedInText);

    [Fact]
    public void cut_a_longer_period_and_ask_for_a_review()
    {
        ShouldBe(_case with { InText = [StatedPeriod.Of(120)] }, "2028-05-31", LastValidDayReason.GeneralSunset, review: true);
        ShouldBe(_case with { InText = [StatedPeriod.Of(36)], Title = "供水管理暂行办法" }, "2025-05-31", LastValidDayReason.TrialSunset, review: true);
        ShouldBe(_case with { InText = [StatedPeriod.Through(new(2030, 1, 1))] }, "2028-05-31", LastValidDayReason.GeneralSunset, review: true);
    }

    [Fact]
    public void leave_the_day_that_the_source_states()
    {
        ShouldBe(_case with { Stated = new(2024, 1, 1), InText = [StatedPeriod.Of(36)] }, "2024-01-01", LastValidDayReason.Stated);
        ShouldBe(_case with { Stated = new(2031, 1, 1) }, "2031-01-01", LastValidDayReason.Stated, review: true);
    }

    [Fact]
    public void cover_documents_written_from_the_first_day_of_the_rule_on()
    {
        ShouldBe(_case with { MadeOn = new(2022, 3, 1) }, "2028-05-31", LastValidDayReason.GeneralSunset);
        ShouldBe(_case with { MadeOn = new(2022, 2, 28) }, null, null, review: true);
        ShouldBe(_case with { MadeOn = null }, null, null, review: true);
        ShouldBe(_case with { MadeOn = new(2010, 1, 1), InText = [StatedPeriod.Of(120)] }, "2033-05-31", LastValidDayReason.StatedInText);
    }

    [Fact]
    public void belong_to_a_jurisdiction_known_by_its_code_else_by_its_name()
    {
        ShouldBe(_case with { Division = "513401" }, "2028-05-31", LastValidDayReason.GeneralSunset);
        ShouldBe(_case with { Division = null, Region = "四川" }, "2028-05-31", LastValidDayReason.GeneralSunset);
        ShouldBe(_case with { Division = null, Region = "四川省" }, "2028-05-31", LastValidDayReason.GeneralSunset);
        ShouldBe(_case with { Division = "500000", Region = "四川" }, null, null);
        ShouldBe(_case with { Division = null, Region = null }, null, null);
    }

    [Fact]
    public void apply_stated_periods_everywhere() =>
        ShouldBe(_case with { Division = "310000", InText = [StatedPeriod.Of(120)] }, "2033-05-31", LastValidDayReason.StatedInText);

    [Theory]
    [InlineData(DocumentKind.Law)]
    [InlineData(DocumentKind.AdministrativeRegulation)]
    [InlineData(DocumentKind.LocalRegulation)]
    [InlineData(DocumentKind.Rule)]
    [InlineData(DocumentKind.JudicialInterpretation)]
    [InlineData(DocumentKind.OtherDocument)]
    public void bind_rules_regulations_and_laws_only_where_they_state_their_end(DocumentKind kind)
    {
        ShouldBe(_case with { Kind = kind }, null, null);
        ShouldBe(_case with { Kind = kind, InText = [StatedPeriod.Of(12)] }, "2024-05-31", LastValidDayReason.StatedInText);
        ShouldBe(_case with { Kind = kind, InText = [StatedPeriod.Of(120)] }, "2033-05-31", LastValidDayReason.StatedInText);
        ShouldBe(_case with { Kind = kind, Stated = new(2024, 1, 1) }, "2024-01-01", LastValidDayReason.Stated);
    }

    [Fact]
    public void cannot_be_computed_without_a_first_day()
    {
        ShouldBe(_case with { EffectiveOn = null }, null, null, review: true);
        ShouldBe(_case with { EffectiveOn = null, InText = [StatedPeriod.Of(24)] }, null, null, review: true);
        ShouldBe(_case with { EffectiveOn = null, InText = [StatedPeriod.Through(new(2025, 1, 1))] }, "2025-01-01", LastValidDayReason.StatedInText);
    }

    [Fact]
    public void take_the_earliest_of_contradicting_statements() =>
        ShouldBe(_case with { InText = [StatedPeriod.Of(36), StatedPeriod.Of(24)] }, "2025-05-31", LastValidDayReason.StatedInText, review: true);

    [Fact]
    public void follow_the_rule_that_began_last()
    {
        SunsetRule[] rules = [SunsetRule.Sichuan, SunsetRule.Sichuan with { From = new(2023, 1, 1), Years = 3, TrialYears = 1 }];

        Assert.Equal(new DateOnly(2026, 5, 31), Sunset.Of(_case, rules).LastValidDay);
        Assert.Equal(new DateOnly(2028, 5, 31), Sunset.Of(_case with { MadeOn = new(2022, 12, 31) }, rules).LastValidDay);
    }

    [Fact]
    public void are_configured_in_addition_to_the_built_in()
    {
        var options = new PublishingOptions();
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Publishing:SunsetRules:0:DivisionPrefix"] = "31",
            ["Publishing:SunsetRules:0:Region"] = "上海",
            ["Publishing:SunsetRules:0:Kind"] = "normativeDocument",
            ["Publishing:SunsetRules:0:From"] = "2020-01-01",
            ["Publishing:SunsetRules:0:Years"] = "5",
            ["Publishing:SunsetRules:0:TrialYears"] = "2",
            ["Publishing:SunsetRules:1:DivisionPrefix"] = "32",
        }).Build().GetSection(PublishingOptions.Section).Bind(options);

        Assert.Equal(["51", "31", "32"], options.SunsetRules.Select(rule => rule.DivisionPrefix));
        Assert.Equal([true, true, false], options.SunsetRules.Select(rule => rule.IsPossible));
        Assert.Equal(new DateOnly(2020, 1, 1), options.SunsetRules[1].From);
    }

    private static void ShouldBe(Sunset.Case it, string? lastValidDay, LastValidDayReason? reason, bool review = false) =>
        Assert.Equal(new Sunset(lastValidDay is null ? null : DateOnly.Parse(lastValidDay), reason, review), Sunset.Of(it, [SunsetRule.Sichuan]));
}

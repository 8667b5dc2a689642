using static GovOpen.Contracts.ValidityStatus;

namespace GovOpen.Contracts.Tests;

/// <summary>Each row: the facts, a day, the status. The facts are written as short as a registrar would note them.</summary>
public sealed class Validity_on_a_day
{
    [Theory]
    // Nothing but dates of publication and effect.
    [InlineData("published 2023-05-25, effective 2023-06-01", "2023-05-24", NotDisclosed)]
    [InlineData("published 2023-05-25, effective 2023-06-01", "2023-05-25", NotYetInForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01", "2023-05-31", NotYetInForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01", "2023-06-01", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01", "2199-12-31", InForce)]
    [InlineData("effective 2023-06-01", "1900-01-01", NotYetInForce)] // published before all days
    [InlineData("effective 2023-06-01", "2023-06-01", InForce)]
    [InlineData("published 2023-06-10, effective 2023-06-01", "2023-06-09", NotDisclosed)] // effective before it was published
    [InlineData("published 2023-06-10, effective 2023-06-01", "2023-06-10", InForce)]
    // Unknown never reads as yes.
    [InlineData("", "2026-11-22", Unknown)]
    [InlineData("published 2023-05-25", "2023-05-24", NotDisclosed)]
    [InlineData("published 2023-05-25", "2023-05-25", Unknown)]
    [InlineData("published 2023-05-25", "2199-12-31", Unknown)]
    [InlineData("published 2023-05-25, last 2025-05-31", "2024-01-01", Unknown)]
    [InlineData("published 2023-05-25, last 2025-05-31", "2026-01-01", Unknown)]
    [InlineData("published 2023-05-25, suspended 2024-01-01..2024-01-31", "2024-01-15", Unknown)]
    [InlineData("published 2023-05-25, partly 2024-01-01", "2024-01-15", Unknown)]
    [InlineData("published 2023-05-25, repealed 2024-01-01", "2023-12-31", Unknown)]
    [InlineData("published 2023-05-25, repealed 2024-01-01", "2024-01-01", Repealed)]
    // The end of a period.
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2028-05-31", "2028-05-31", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2028-05-31", "2028-06-01", Lapsed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2028-05-31", "2199-12-31", Lapsed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2023-06-01", "2023-06-01", InForce)] // one day only
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2023-06-01", "2023-06-02", Lapsed)]
    [InlineData("published 2023-05-25, effective 2024-02-29, last 2025-02-28", "2025-02-28", InForce)]
    [InlineData("published 2023-05-25, effective 2024-02-29, last 2025-02-28", "2025-03-01", Lapsed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2028-05-31", "2023-05-31", NotYetInForce)]
    // Repeal.
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2024-01-01", "2023-12-31", InForce)]
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2024-01-01", "2024-01-01", Repealed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2024-01-01", "2010-02-28", NotDisclosed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2024-01-01", "2010-03-15", NotYetInForce)]
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2027-03-01", "2026-11-22", InForce)] // repealed, but not yet
    [InlineData("published 2010-03-01, effective 2010-04-01, repealed 2027-03-01", "2027-03-01", Repealed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, repealed 2023-05-28", "2023-05-30", Repealed)] // before it took effect
    [InlineData("published 2023-05-25, effective 2023-06-01, repealed 2023-05-28", "2023-06-01", Repealed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2025-05-31, repealed 2024-01-01", "2025-06-01", Repealed)] // wins over lapse
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2025-05-31, repealed 2026-01-01", "2025-12-31", Lapsed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2025-05-31, repealed 2026-01-01", "2026-01-01", Repealed)]
    // Endings whose day is not known hold on every day.
    [InlineData("published 2010-03-01, effective 2010-04-01, ended repealed", "2010-05-01", Repealed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, ended repealed", "2026-11-22", Repealed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, ended repealed", "2010-02-28", NotDisclosed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, ended superseded", "2010-05-01", Repealed)]
    [InlineData("published 2010-03-01, effective 2010-04-01, ended superseded, repealed 2030-01-01", "2026-11-22", Repealed)]
    [InlineData("ended repealed", "2026-11-22", Repealed)] // certain without any date
    [InlineData("ended superseded", "1900-01-01", Repealed)]
    // Suspension.
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31", "2023-12-31", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31", "2024-01-01", Suspended)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31", "2024-01-31", Suspended)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31", "2024-02-01", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..", "2199-12-31", Suspended)] // until further notice
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31, suspended 2025-01-01..2025-01-31", "2024-06-01", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2024-01-01..2024-01-31, suspended 2025-01-01..2025-01-31", "2025-01-15", Suspended)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2023-05-26..2023-06-30", "2023-05-28", NotYetInForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, suspended 2023-05-26..2023-06-30", "2023-06-01", Suspended)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2025-05-31, suspended 2025-05-01..", "2025-05-31", Suspended)]
    [InlineData("published 2023-05-25, effective 2023-06-01, last 2025-05-31, suspended 2025-05-01..", "2025-06-01", Lapsed)] // it lapses while suspended
    [InlineData("published 2023-05-25, effective 2023-06-01, repealed 2024-01-15, suspended 2024-01-01..2024-01-31", "2024-01-20", Repealed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, repealed 2024-01-15, suspended 2024-01-01..2024-01-31", "2024-01-14", Suspended)]
    // Partial repeal.
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01", "2024-02-29", InForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01", "2024-03-01", PartiallyInForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2023-05-28", "2023-05-30", NotYetInForce)]
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01, last 2025-05-31", "2025-06-01", Lapsed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01, repealed 2025-01-01", "2025-01-01", Repealed)]
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01, suspended 2024-03-01..2024-03-31", "2024-03-15", Suspended)] // nothing of it is executed
    [InlineData("published 2023-05-25, effective 2023-06-01, partly 2024-03-01, suspended 2024-03-01..2024-03-31", "2024-04-01", PartiallyInForce)]
    public void is_the_first_rule_that_fits(string facts, string day, ValidityStatus expected) =>
        Assert.Equal(expected, Facts.Read(facts).On(DateOnly.Parse(day)));

    [Theory]
    [InlineData(InForce, true)]
    [InlineData(PartiallyInForce, true)]
    [InlineData(NotYetInForce, false)]
    [InlineData(Suspended, false)]
    [InlineData(Lapsed, false)]
    [InlineData(Repealed, false)]
    [InlineData(Unknown, false)]
    [InlineData(NotDisclosed, false)]
    public void counts_as_in_force_only_wholly_or_in_part(ValidityStatus status, bool inForce) => Assert.Equal(inForce, status.IsInForce());

    private static class Facts
    {
        public static Validity Read(string text)
        {
            var validity = new Validity();
            foreach (var fact in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = (fact[..fact.IndexOf(' ')], fact[(fact.IndexOf(' ') + 1)..]);
                validity = name switch
                {
                    "published" => validity with { PublishedOn = DateOnly.Parse(value) },
                    "effective" => validity with { EffectiveOn = DateOnly.Parse(value) },
                    "last" => validity with { LastValidDay = DateOnly.Parse(value) },
                    "repealed" => validity with { RepealedOn = DateOnly.Parse(value) },
                    "partly" => validity with { PartlyRepealedOn = DateOnly.Parse(value) },
                    "ended" => validity with { EndedOnUnknownDay = Enum.Parse<UndatedEnding>(value, ignoreCase: true) },
                    "suspended" => validity with { Suspensions = [.. validity.Suspensions, Stretch(value)] },
                    _ => throw new ArgumentException(fact, nameof(text)),
                };
            }

            return validity;
        }

        private static Suspension Stretch(string value)
        {
            var days = value.Split("..");
            return new(DateOnly.Parse(days[0]), days[1].Length == 0 ? null : DateOnly.Parse(days[1]));
        }
    }
}

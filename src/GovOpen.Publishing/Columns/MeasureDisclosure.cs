using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Columns;

/// <summary>公开率: of the units of a division, how many have anything public; and which have nothing.</summary>
internal static class MeasureDisclosure
{
    public static async Task<Results<Ok<DisclosureReport>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, TimeProvider clock, string? division, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "division"));
        if (division is not null && !DivisionCode.IsOne(division)) errors.Add(new("division", "must be a division code: 6, 9 or 12 digits."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var units = await db.UnitsAsync(actor, StaffAction.ReadReports, division, ct);
        var disclosing = await db.DisclosingUnitsAsync(actor, StaffAction.ReadReports, division, clock.Today(), ct);
        return TypedResults.Ok(new DisclosureReport(
            clock.Today(), division, Rate.Of(units, disclosing),
            [.. units.GroupBy(unit => unit.Division).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new DivisionRate(group.Key, Rate.Of([.. group], disclosing)))],
            [.. units.Except(disclosing).OrderBy(unit => unit.Division, StringComparer.Ordinal).ThenBy(unit => unit.Name, StringComparer.Ordinal)]));
    }
}

/// <param name="AsOf">The day.</param>
/// <param name="Division">As asked; null: all that the reader may see.</param>
/// <param name="Total">Over all units.</param>
/// <param name="Divisions">By the division code of the units.</param>
/// <param name="Without">The units that have nothing public.</param>
internal sealed record DisclosureReport(DateOnly AsOf, string? Division, Rate Total, IReadOnlyList<DivisionRate> Divisions, IReadOnlyList<KnownUnit> Without);

internal sealed record DivisionRate(string Division, Rate Rate);

/// <param name="Units">All that are known.</param>
/// <param name="Disclosing">With at least one public item.</param>
/// <param name="Share">The one by the other, to four decimals; null where there are no units.</param>
internal sealed record Rate(int Units, int Disclosing, decimal? Share)
{
    public static Rate Of(IReadOnlyCollection<KnownUnit> units, IReadOnlySet<KnownUnit> disclosing)
    {
        var some = units.Count(disclosing.Contains);
        return new(units.Count, some, units.Count == 0 ? null : decimal.Round((decimal)some / units.Count, 4));
    }
}

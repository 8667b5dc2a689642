using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Units;

/// <summary>All units, division by division.</summary>
internal static class ShowUnits
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<UnitList>("identity", "api/units", ct);
        return answer.Value is { } list ? Page.Show<UnitsPage>(UnitsModel.Of(list.Units)) : Page.Failed(answer);
    }
}

/// <param name="Divisions">From the province down.</param>
/// <param name="Below">The units directly below one, in the same division.</param>
public sealed record UnitsModel(IReadOnlyList<Division> Divisions, ILookup<Guid, Unit> Below)
{
    public static UnitsModel Of(IReadOnlyList<Unit> units)
    {
        var byId = units.ToDictionary(unit => unit.Id);
        // An organ of a city stands in its city, also where its parent is the province's.
        bool HasParentHere(Unit unit) => unit.ParentId is { } parent && byId.TryGetValue(parent, out var above) && above.Division == unit.Division;
        return new(
            [.. units.GroupBy(unit => unit.Division).OrderBy(division => division.Key, StringComparer.Ordinal)
                .Select(division => new Division(division.Key, DivisionCode.LevelOf(division.Key), [.. division.Where(unit => !HasParentHere(unit)).OrderBy(unit => unit.Name, StringComparer.Ordinal)]))],
            units.Where(HasParentHere).OrderBy(unit => unit.Name, StringComparer.Ordinal).ToLookup(unit => unit.ParentId!.Value));
    }
}

/// <param name="Code">Of the division.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="Units">Those without a parent in it.</param>
public sealed record Division(string Code, DivisionLevel Level, IReadOnlyList<Unit> Units);

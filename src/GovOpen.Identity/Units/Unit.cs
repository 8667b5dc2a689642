using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.Units;

/// <summary>An organ of government (province, prefecture, county, township, village) or a department of one. Known by its full name, which no other open unit has.</summary>
internal sealed class Unit
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>行政区划代码; a department has that of its government.</summary>
    public required string Division { get; init; }

    /// <summary>Of a department: its government. Of a government: none, the codes say what lies in what.</summary>
    public Guid? ParentId { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>Why a department cannot stand there; null: it can.</summary>
    public static Refusal? RefusalUnder(Unit parent, string division)
    {
        if (parent.ClosedAt is not null) return new("unit-closed", $"“{parent.Name}” is closed.");
        if (parent.ParentId is not null) return new("not-a-government", $"“{parent.Name}” is a department itself; departments belong to a government.");
        return parent.Division == division ? null : new("other-division", $"A department has the division code of its government: {parent.Division}.");
    }

    public Refusal? Rename(string name)
    {
        if (ClosedAt is not null) return new("unit-closed", $"“{Name}” is closed; found a new unit instead.");
        Name = name;
        Version++;
        return null;
    }

    public Refusal? Close(int people, int departments, DateTimeOffset now)
    {
        if (ClosedAt is not null) return new("unit-closed", $"“{Name}” is closed already.");
        if (people > 0) return new("unit-has-people", $"{people} accounts belong to “{Name}”; move or lock them first.");
        if (departments > 0) return new("unit-has-departments", $"“{Name}” has {departments} open departments; close them first.");
        ClosedAt = now;
        Version++;
        return null;
    }

    public Target AsTarget() => new(Division, Name);
}

/// <summary>A unit as others see it.</summary>
internal sealed record UnitView(Guid Id, string Name, string Division, DivisionLevel Level, Guid? ParentId, DateTimeOffset? ClosedAt, long Version)
{
    public static UnitView Of(Unit unit) => new(unit.Id, unit.Name, unit.Division, DivisionCode.LevelOf(unit.Division), unit.ParentId, unit.ClosedAt, unit.Version);
}

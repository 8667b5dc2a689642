using GovOpen.Contracts.Access;

namespace GovOpen.Office.Units;

/// <summary>An organ or one of its departments.</summary>
public sealed record Unit
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its division code.</summary>
    public required string Division { get; init; }

    public DivisionLevel? Level { get; init; }

    public Guid? ParentId { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public long Version { get; init; }
}

/// <summary>As Identity lists them.</summary>
public sealed record UnitList(IReadOnlyList<Unit> Units)
{
    /// <summary>For choosing one: those that are not closed, by division.</summary>
    public IEnumerable<(string Value, string Text)> Options =>
        Units.Where(unit => unit.ClosedAt is null).OrderBy(unit => unit.Division, StringComparer.Ordinal).ThenBy(unit => unit.Name, StringComparer.Ordinal).Select(unit => (unit.Id.ToString(), $"{unit.Name}（{unit.Division}）"));
}

namespace GovOpen.Office.Matters;

/// <summary>What one unit deals with, as the hotline tells of it.</summary>
public sealed record MatterList(Guid UnitId, string Unit, string Division, IReadOnlyList<string> Classes, int Version);

/// <summary>Those of a division and of all below it.</summary>
public sealed record MatterLists(IReadOnlyList<MatterList> Lists);

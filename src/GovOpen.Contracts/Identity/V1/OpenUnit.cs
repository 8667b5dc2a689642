namespace GovOpen.Contracts.Identity.V1;

/// <summary>A unit that work can be given to, as services ask Identity for it.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Name">Its full name, which the tokens of its staff carry.</param>
/// <param name="Division">Its division code.</param>
public sealed record OpenUnit(Guid Id, string Name, string Division);

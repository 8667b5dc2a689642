using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Columns;

/// <summary>
/// A column (栏目) of the site. Built in are those of <c>columns.json</c>; configuration <c>Publishing:Columns</c> adds to them, and
/// takes the place of one with the same key.
/// </summary>
internal sealed record Column
{
    public required string Key { get; init; }

    public required Wording Names { get; init; }

    public ColumnGroup Group { get; init; }

    /// <summary>Documents with one of these tags stand in it: its policies.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A tag of the controlled vocabulary; documents may carry it too. The Chinese word is the tag.</summary>
internal sealed record Tag
{
    public required Wording Names { get; init; }
}

using System.Collections.Frozen;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>The names of the fields that a line of an import may have, as JSON has them.</summary>
internal static class StatedFields
{
    /// <summary>In the order of the contract.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. ContractJson.Options.GetTypeInfo(typeof(StatedDocument)).Properties.Select(property => property.Name)];

    public static FrozenSet<string> Names { get; } = Columns.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that hold several values.</summary>
    public static FrozenSet<string> Lists { get; } = new[] { "tags", "history", "suspensions", "relations" }.ToFrozenSet(StringComparer.Ordinal);
}

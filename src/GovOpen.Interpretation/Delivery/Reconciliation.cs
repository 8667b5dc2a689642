using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Both sides were compared, entry by entry. Never changed, never deleted.</summary>
internal sealed class Reconciliation
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    public required Guid ReceiverId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who asked for it; null: it was time.</summary>
    public string? Person { get; init; }

    /// <summary>Entries that should be there.</summary>
    public required int Ours { get; init; }

    /// <summary>Entries that are there.</summary>
    public required int Theirs { get; init; }

    /// <summary>How many differ; what is under way is not counted. Each was put down to be sent again.</summary>
    public required int Differing { get; init; }

    /// <summary>The first hundred of them.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>Why it could not be compared; null: it was.</summary>
    public string? Error { get; init; }

    /// <summary>What of theirs is not as ours. Pure.</summary>
    /// <param name="ours">What should be there.</param>
    /// <param name="theirs">What is there, in any order.</param>
    /// <param name="underWay">Entries that are being sent: they may differ.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyDictionary<Guid, KnowledgeEntry> ours, IReadOnlyList<KnowledgeEntry> theirs, IReadOnlySet<Guid> underWay)
    {
        var differences = new List<Difference>();
        foreach (var held in theirs.GroupBy(entry => entry.Id).Where(held => !underWay.Contains(held.Key)))
        {
            if (!ours.TryGetValue(held.Key, out var entry)) differences.Add(new(held.Key, DifferenceKind.Extra));
            else if (held.Count() > 1 || WordsOf(held.First()) != WordsOf(entry)) differences.Add(new(held.Key, DifferenceKind.Different));
        }

        var known = theirs.Select(entry => entry.Id).ToHashSet();
        differences.AddRange(ours.Keys.Where(id => !known.Contains(id) && !underWay.Contains(id)).Select(id => new Difference(id, DifferenceKind.Missing)));
        return differences;
    }

    private static string WordsOf(KnowledgeEntry entry) => JsonSerializer.Serialize(entry with { Score = null }, ContractJson.Options);
}

/// <param name="EntryId">Which.</param>
/// <param name="Kind">What is wrong at the receiver.</param>
internal sealed record Difference(Guid EntryId, DifferenceKind Kind);

[JsonConverter(typeof(CamelCaseEnumConverter<DifferenceKind>))]
internal enum DifferenceKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there, and should not be.</summary>
    Extra,

    /// <summary>It is there with other words, another version or other days, or more than once.</summary>
    Different,
}

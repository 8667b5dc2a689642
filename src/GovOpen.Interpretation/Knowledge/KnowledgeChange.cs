using System.Diagnostics;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Interpretation.Knowledge;

/// <summary>
/// What 12345 is told: one entry was published, published anew or retired. Added by the commit that does so, under the log's lock, so that
/// the order of <see cref="Sequence"/> is the order of the commits. Never changed, never deleted: it also shows what was told on a day.
/// </summary>
internal sealed class KnowledgeChange
{
    /// <summary>Grows with every commit; numbers may be missing.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of the answer or interpretation.</summary>
    public required Guid EntryId { get; init; }

    public required EntryType Type { get; init; }

    public required long Version { get; init; }

    /// <summary>Null: it was retired.</summary>
    public KnowledgeEntry? Entry { get; init; }

    /// <summary>Why it was retired, for the public.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of the transaction that added it.</summary>
    public string? TraceParent { get; init; } = Activity.Current?.Id;

    public static KnowledgeChange Published(KnowledgeEntry entry, DateTimeOffset now) => new() { EntryId = entry.Id, Type = entry.Type, Version = entry.Version, Entry = entry, At = now };

    public static KnowledgeChange Retired(Guid id, EntryType type, long version, string reason, DateTimeOffset now) => new() { EntryId = id, Type = type, Version = version, Reason = reason, At = now };

    public static KnowledgeChange Of(AnswerRetired retired) => Retired(retired.AnswerId, EntryType.Answer, retired.Version, retired.Reason, retired.RetiredAt);

    /// <summary>As 12345 reads it.</summary>
    public KnowledgeChanged AsTold() => new(EntryId, Type, Version, Entry is null ? KnowledgeState.Retired : KnowledgeState.Published, Reason, Entry);
}

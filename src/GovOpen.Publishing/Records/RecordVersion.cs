using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Records;

/// <summary>What was public about a record from one release to the next, and who made it so. Never changed, never deleted.</summary>
internal sealed class RecordVersion
{
    public Guid RecordId { get; private init; }

    public long Version { get; private init; }

    /// <summary>As it was told to the other services.</summary>
    public RecordPublished Facts { get; private init; } = null!;

    /// <summary>Who did the secrecy review of exactly this.</summary>
    public string ClearedBy { get; private init; } = "";

    public DateTimeOffset ClearedAt { get; private init; }

    public string PublishedBy { get; private init; } = "";

    /// <summary>Why the urgent path was taken; null: it was not.</summary>
    public string? UrgentReason { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public static RecordVersion Of(Record record, RecordPublished published, string publisher, string? urgentReason) => new()
    {
        RecordId = record.Id,
        Version = published.Version,
        Facts = published,
        ClearedBy = record.ClearedBy!,
        ClearedAt = record.ClearedAt!.Value,
        PublishedBy = publisher,
        UrgentReason = urgentReason,
        RecordedAt = published.RecordedAt,
    };
}

using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Documents;

/// <summary>What was public about a document from one change to the next. Never changed, never deleted: nothing that was published is lost.</summary>
internal sealed class DocumentVersion
{
    public Guid DocumentId { get; private init; }

    public long Version { get; private init; }

    /// <summary>As it was told to the other services.</summary>
    public DocumentPublished Facts { get; private init; } = null!;

    public byte[] BodyHash { get; private init; } = [];

    public DateTimeOffset RecordedAt { get; private init; }

    public static DocumentVersion Of(DocumentPublished published) => new()
    {
        DocumentId = published.DocumentId,
        Version = published.Version,
        Facts = published,
        BodyHash = Convert.FromHexString(published.BodyHash),
        RecordedAt = published.RecordedAt,
    };
}

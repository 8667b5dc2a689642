using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Office.Documents;

/// <summary>A published document, in short.</summary>
public sealed record DocumentLine(
    Guid Id, string SourceId, long Version, string Title, string? Number, DocumentKind Kind, string? Issuer, string? Division,
    DateOnly? PublishedOn, DateOnly? EffectiveOn, DateOnly? LastValidDay, ValidityStatus Validity, bool ReviewNeeded);

/// <summary>A page of them.</summary>
public sealed record DocumentList(int Total, IReadOnlyList<DocumentLine> Documents);

/// <summary>A published document with its file.</summary>
/// <param name="Document">In short.</param>
/// <param name="Facts">As everybody was told last.</param>
/// <param name="Unit">The unit that drafted it; null: a register brought it.</param>
/// <param name="Register">The account of that register.</param>
/// <param name="Versions">From the first.</param>
/// <param name="DraftUnderWay">A correction that somebody has begun.</param>
/// <param name="Text">The one that counts today; null where it was purged.</param>
public sealed record DocumentFile(
    DocumentLine Document, DocumentPublished Facts, string? Unit, string? Register, IReadOnlyList<VersionLine> Versions, Guid? DraftUnderWay, string? Text);

public sealed record VersionLine(long Version, DateTimeOffset RecordedAt, Validity Validity, string BodyHash);

namespace GovOpen.Contracts.Publishing.V1;

/// <summary>The answer of <c>GET /internal/interpretable/{id}</c>: a document that can be interpreted, public or still a draft. For services only: a draft is no public document.</summary>
/// <param name="DocumentId">Ours; a draft has that of the document that it becomes.</param>
/// <param name="Title">标题</param>
/// <param name="Number">发文字号, where it has one.</param>
/// <param name="Issuer">发文机关: in whose name it is issued.</param>
/// <param name="Unit">Whose it is: the unit that drafts it, or the issuer of what a register brought.</param>
/// <param name="Division">行政区划代码 of the unit.</param>
/// <param name="BodyHash">Its text, as <see cref="DocumentPublished.BodyHash"/>.</param>
/// <param name="ChangesOthers">Whether it repeals or amends others, so that old and new can be compared.</param>
/// <param name="Facts">The dated facts of its validity; null: it was not released.</param>
public sealed record InterpretableDocument(Guid DocumentId, string Title, string? Number, string? Issuer, string? Unit, string? Division, string BodyHash, bool ChangesOthers, Validity? Facts);

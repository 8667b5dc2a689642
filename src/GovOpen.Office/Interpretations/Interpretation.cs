using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Office.Interpretations;

/// <summary>An interpretation as its service tells it.</summary>
public sealed record Interpretation(
    Guid Id, Guid DocumentId, string DocumentTitle, string Unit, string? Division, string State, int Revision, long Version, InterpretationContent Content, DateTimeOffset? ReleasedAt, string? EndedBecause,
    DateTimeOffset CreatedAt, IReadOnlyList<InterpretationStepTaken> Steps, IReadOnlyList<string> Possible);

/// <summary>What a revision says.</summary>
public sealed record InterpretationContent(InterpretationForm Form, string Title, string? Interpreter, IReadOnlyList<InterpretationSectionText> Sections, IReadOnlyList<UsedMedia>? Media);

/// <summary>A file that it has, with the same in words.</summary>
public sealed record UsedMedia(string Hash, string TextAlternative);

/// <summary>A file as it was taken in.</summary>
public sealed record UploadedMedia(string Hash, string ContentType, MediaKind Kind, long Length);

/// <summary>A point of the checklist: a text, or why there is none.</summary>
public sealed record InterpretationSectionText(InterpretationAspect Aspect, string? Text, string? NotNeeded);

/// <summary>What was done.</summary>
public sealed record InterpretationStepTaken(string Step, int Revision, string Person, DateTimeOffset At, string? Remark);

/// <summary>One page of a list.</summary>
public sealed record InterpretationList(int Total, IReadOnlyList<InterpretationLine> Interpretations);

/// <summary>A line of it.</summary>
public sealed record InterpretationLine(Guid Id, Guid DocumentId, string DocumentTitle, string Title, InterpretationForm Form, string Unit, string State, DateTimeOffset? ReleasedAt, DateTimeOffset CreatedAt);

/// <summary>How much of an interpretation stands in its document too.</summary>
public sealed record CopyCheck(int Revision, double Limit, CopyCheckResult Result);

/// <param name="Score">The share, 0 to 1.</param>
/// <param name="Overlaps">What stands in both.</param>
public sealed record CopyCheckResult(double Score, IReadOnlyList<CopyOverlap> Overlaps);

/// <summary>One passage in both texts.</summary>
public sealed record CopyOverlap(CopyPassage Copy, CopyPassage Original);

/// <summary>As it stands in one of them.</summary>
public sealed record CopyPassage(int Start, string Text);

using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Office.QaBase;

/// <summary>An entry of the Q&amp;A base as its service tells it.</summary>
public sealed record QaEntry(
    Guid Id, string Unit, string? Division, string State, int Revision, long Version, QaContent Content, bool IsPublic, DateOnly? EndsOn, string? RetiredBecause, DateOnly? LastVerifiedOn,
    DateTimeOffset CreatedAt, IReadOnlyList<QaStepTaken> Steps, IReadOnlyList<string> Possible);

/// <summary>What a revision says.</summary>
public sealed record QaContent(
    string Question, IReadOnlyList<string>? SimilarQuestions, string Answer, IReadOnlyList<CitedClause> Basis, string? Audience, QaKind Kind, string? Category, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>A clause that it rests on.</summary>
public sealed record CitedClause(Guid DocumentId, string Clause, string Quote);

/// <summary>What was done.</summary>
public sealed record QaStepTaken(string Step, int Revision, string Person, DateTimeOffset At, string? Remark);

/// <summary>One page of a list.</summary>
public sealed record QaEntryList(int Total, IReadOnlyList<QaEntryLine> Entries);

/// <summary>A line of it.</summary>
public sealed record QaEntryLine(Guid Id, string Question, QaKind Kind, string Unit, string State, bool IsPublic, DateOnly? EndsOn, string? RetiredBecause, DateTimeOffset CreatedAt);

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/knowledge</c>: what a hotline agent can tell a caller, the best first.</summary>
public sealed record KnowledgeResponse(IReadOnlyList<KnowledgeEntry> Entries);

/// <param name="Id">Of the answer or interpretation.</param>
/// <param name="Type"><see cref="EntryType.Answer"/> or <see cref="EntryType.Interpretation"/>.</param>
/// <param name="Version">That is public.</param>
/// <param name="Question">The question; of an interpretation its title.</param>
/// <param name="Answer">What to say.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="ValidTo">The last day, as far as it is known.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
public sealed record KnowledgeEntry(
    Guid Id, EntryType Type, long Version, string Question, string Answer, IReadOnlyList<KnowledgeBasis> Basis, DateOnly? ValidFrom, DateOnly? ValidTo, double Score);

/// <param name="DocumentId">The document.</param>
/// <param name="Number">发文字号, where it has one.</param>
/// <param name="Clause">第三条; empty: the whole document.</param>
/// <param name="Quote">Word for word; empty: the whole document.</param>
public sealed record KnowledgeBasis(Guid DocumentId, string? Number, string Clause, string Quote);

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/knowledge</c>: what a hotline agent can tell a caller, the best first.</summary>
public sealed record KnowledgeResponse(IReadOnlyList<KnowledgeEntry> Entries);

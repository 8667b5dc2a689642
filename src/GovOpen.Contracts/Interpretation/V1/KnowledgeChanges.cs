using System.Text.Json.Serialization;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>The answer of <c>GET /api/knowledge/changes</c>: what changed in the knowledge base for 12345, in the order in which it did.</summary>
/// <param name="Changes">One page; whoever applies them in their order holds the base.</param>
/// <param name="Cursor">For the next page; the same as before where nothing happened since.</param>
public sealed record KnowledgeChanges(IReadOnlyList<KnowledgeChanged> Changes, string Cursor);

/// <summary>One entry was published, published anew (with another text or another last day), or retired. Of one entry, what comes later counts.</summary>
/// <param name="Id">Of the answer or interpretation.</param>
/// <param name="Type"><see cref="EntryType.Answer"/> or <see cref="EntryType.Interpretation"/>.</param>
/// <param name="Version">Of what is public, or of the retirement.</param>
/// <param name="State">What it is from now on.</param>
/// <param name="Reason">Why it was retired, for the public; null where it was not.</param>
/// <param name="Entry">What it says; null where it was retired.</param>
public sealed record KnowledgeChanged(Guid Id, EntryType Type, long Version, KnowledgeState State, string? Reason, KnowledgeEntry? Entry);

/// <summary>Whether 12345 may use an entry.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KnowledgeState>))]
public enum KnowledgeState
{
    /// <summary>可用</summary>
    Published,

    /// <summary>已下架: never to be told again.</summary>
    Retired,
}

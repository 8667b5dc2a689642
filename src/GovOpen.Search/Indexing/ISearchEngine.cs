using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// What finds entries: the embedded index, or a search server. It knows nothing of where entries come from; whoever feeds it
/// tells it the position in the projection up to which it has been fed.
/// </summary>
internal interface ISearchEngine
{
    /// <summary>Everything up to this position of the projection is in the index; 0 for an empty one.</summary>
    long AppliedThrough { get; }

    /// <summary>
    /// Takes in upserts and removals, in order; the same changes again alter nothing. They are visible to every query that
    /// starts after this has returned. One writer at a time, which the caller sees to; readers never wait for it.
    /// </summary>
    Task ApplyAsync(IReadOnlyList<IndexChange> changes, long appliedThrough, CancellationToken ct);

    /// <summary>
    /// Takes in a part of what must be seen together: no query sees it before the next <see cref="ApplyAsync"/>, and if that never
    /// comes, the index stays where it was.
    /// </summary>
    Task StageAsync(IReadOnlyList<IndexChange> changes, CancellationToken ct);

    /// <summary>Answers from one consistent state of the index.</summary>
    Task<SearchAnswer> SearchAsync(SearchQuery query, CancellationToken ct);

    /// <summary>What the filters let through and whose title or number the text is a piece of, the likeliest first, as many as the page has.</summary>
    Task<IReadOnlyList<NamedEntry>> CompleteAsync(SearchQuery query, CancellationToken ct);

    /// <summary>How many passages hold each of these pairs of neighbouring characters; or how many documents, if the engine counts these.</summary>
    Task<IReadOnlyList<int>> FrequenciesAsync(IReadOnlyList<CharacterPair> pairs, CancellationToken ct);

    /// <summary>Everything that the filters of a query let through, whatever it says of text, sort and page; from one consistent state of the index.</summary>
    Task<Register> ListAsync(SearchQuery query, CancellationToken ct);
}

/// <summary>Two Han characters next to each other.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CharacterPair(char First, char Second);

/// <param name="Id">Which entry.</param>
/// <param name="Entry">As it is now; null when it was removed.</param>
/// <param name="Version">Its place in the projection: of two changes to one entry the later has the higher, and none has 0.</param>
internal sealed record IndexChange(Guid Id, IndexedEntry? Entry, long Version);

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/suggest</c>: what somebody who types may mean, the likeliest first.</summary>
public sealed record SuggestResponse
{
    /// <summary>At most ten.</summary>
    public required IReadOnlyList<Suggestion> Suggestions { get; init; }
}

/// <param name="Text">To be searched for: a title, or a number.</param>
/// <param name="Type">What bears it.</param>
/// <param name="Id">Of what bears it.</param>
public sealed record Suggestion(string Text, EntryType Type, Guid Id);

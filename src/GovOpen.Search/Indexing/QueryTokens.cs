namespace GovOpen.Search.Indexing;

/// <summary>The terms of a query, each with how often it was typed.</summary>
internal sealed class QueryTokens
{
    private readonly Dictionary<ulong, int> _counts;

    private QueryTokens(Dictionary<ulong, int> counts)
    {
        _counts = counts;
        HasPairs = counts.Keys.Any(TermKey.InPairs);
    }

    public static QueryTokens Of(string text)
    {
        var tokens = new List<Token>();
        new Tokenizer().Read(text, tokens);
        return new(tokens.CountBy(token => token.Key).ToDictionary());
    }

    /// <summary>Nothing but punctuation.</summary>
    public bool IsEmpty => _counts.Count == 0;

    /// <summary>Whether pairs and words decide what matches; single characters do when there are none.</summary>
    public bool HasPairs { get; }

    public IEnumerable<KeyValuePair<ulong, int>> In(Channel channel) =>
        _counts.Where(term => channel == Channel.Pairs ? TermKey.InPairs(term.Key) : TermKey.InCharacters(term.Key));

    /// <summary>Whether a term of a text is one of those that decide what matches.</summary>
    public bool Match(ulong key) => _counts.ContainsKey(key) && (HasPairs ? TermKey.InPairs(key) : TermKey.InCharacters(key));
}

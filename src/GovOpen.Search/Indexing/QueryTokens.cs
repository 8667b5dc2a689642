using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>The terms of a query: those that were typed, and those of the words that mean the same.</summary>
internal sealed class QueryTokens
{
    private readonly Dictionary<ulong, QueryTerm> _terms = [];

    private QueryTokens(string text, string expansion)
    {
        var tokens = new List<Token>();
        var tokenizer = new Tokenizer();
        tokenizer.Read(text, tokens);
        foreach (var token in tokens) CollectionsMarshal.GetValueRefOrAddDefault(_terms, token.Key, out _).Typed++;
        HasPairs = _terms.Keys.Any(TermKey.InPairs);
        if (_terms.Count == 0) return;

        tokens.Clear();
        tokenizer.Read(expansion, tokens);
        foreach (var token in tokens) CollectionsMarshal.GetValueRefOrAddDefault(_terms, token.Key, out _).Expanded++;
    }

    public static QueryTokens Of(string text, string expansion = "") => new(text, expansion);

    /// <summary>Nothing but punctuation.</summary>
    public bool IsEmpty => _terms.Count == 0;

    public IEnumerable<ulong> Keys => _terms.Keys;

    /// <summary>Whether pairs and words decide what matches; single characters do when none were typed.</summary>
    public bool HasPairs { get; }

    public IEnumerable<KeyValuePair<ulong, QueryTerm>> In(Channel channel) =>
        _terms.Where(term => channel == Channel.Pairs ? TermKey.InPairs(term.Key) : TermKey.InCharacters(term.Key));

    public QueryTerm this[ulong key] => _terms[key];

    /// <summary>Whether the terms of a channel decide what matches.</summary>
    public bool Decides(Channel channel) => HasPairs == (channel == Channel.Pairs);

    /// <summary>Whether a term of a text is one of those that decide what matches.</summary>
    public bool Match(ulong key) => _terms.ContainsKey(key) && (HasPairs ? TermKey.InPairs(key) : TermKey.InCharacters(key));

    /// <summary>Whether a passage holds one of those, title or not.</summary>
    public bool Match(Passage passage)
    {
        var found = new List<Token>();
        var tokenizer = new Tokenizer();
        tokenizer.Read(passage.Label, found);
        tokenizer.Read(passage.Text, found);
        return found.Exists(token => Match(token.Key));
    }
}

/// <summary>How often a term was typed, and how often it stands in the words that mean the same.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct QueryTerm(int Typed, int Expanded)
{
    public readonly double Weight => Typed + (SearchQuery.ExpansionWeight * Expanded);
}

namespace GovOpen.Search.Indexing;

/// <summary>
/// The terms of one unit, with their counts. A unit is what is ranked: a passage, preceded by the title of its document and
/// its own label. Reused from unit to unit; not safe for use by several threads at a time.
/// </summary>
internal sealed class UnitTerms
{
    private readonly Tokenizer _tokenizer = new();
    private readonly List<Token> _title = [];
    private readonly List<Token> _passage = [];
    private ulong[] _keys = new ulong[512];
    private int[] _counts = new int[512];
    private int _length;

    /// <summary>Ascending, each once.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _length);

    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _length);

    /// <summary>How many characters and words.</summary>
    public int CharacterLength { get; private set; }

    /// <summary>How many pairs and words.</summary>
    public int PairLength { get; private set; }

    /// <summary>The title of the units that follow.</summary>
    public void Begin(string title)
    {
        _title.Clear();
        _tokenizer.Read(title, _title);
    }

    public void Read(Passage passage)
    {
        _passage.Clear();
        _tokenizer.Read(passage.Label, _passage);
        _tokenizer.Read(passage.Text, _passage);

        var tokens = _title.Count + _passage.Count;
        if (_keys.Length < tokens)
        {
            _keys = new ulong[Math.Max(tokens, _keys.Length * 2)];
            _counts = new int[_keys.Length];
        }

        (CharacterLength, PairLength) = (0, 0);
        var next = 0;
        foreach (var token in _title) Take(token.Key, ref next);
        foreach (var token in _passage) Take(token.Key, ref next);
        Count(tokens);
    }

    /// <summary>The units of an entry: at least one, because a text that is missing still has a title.</summary>
    public static IReadOnlyList<Passage> UnitsOf(IReadOnlyList<Passage> passages) => passages.Count == 0 ? _none : passages;

    private static readonly Passage[] _none = [new("", "")];

    private void Take(ulong key, ref int next)
    {
        _keys[next++] = key;
        if (TermKey.InCharacters(key)) CharacterLength++;
        if (TermKey.InPairs(key)) PairLength++;
    }

    private void Count(int tokens)
    {
        _keys.AsSpan(0, tokens).Sort();
        _length = 0;
        for (var i = 0; i < tokens; i++)
        {
            if (_length > 0 && _keys[_length - 1] == _keys[i])
            {
                _counts[_length - 1]++;
                continue;
            }

            _keys[_length] = _keys[i];
            _counts[_length++] = 1;
        }
    }
}

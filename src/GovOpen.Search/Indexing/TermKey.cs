using System.Diagnostics;

namespace GovOpen.Search.Indexing;

/// <summary>
/// A term as a number, so that a dictionary of a million terms is one array. Characters and pairs hold their code points,
/// words of up to ten signs hold them all; longer words and exact keys are hashed to 62 bits. Who looks up an exact key
/// compares the text as well; two long words that fall together (one chance in 10^6 among a million of them) are one term.
/// </summary>
internal static class TermKey
{
    private const int CodePointBits = 21;
    private const int LongestPacked = 10;
    private const ulong PackedWord = 1UL << 62;
    private const ulong HashedWord = 2UL << 62;
    private const ulong Exact = 3UL << 62;

    public static ulong Character(int codePoint) => (ulong)codePoint;

    public static ulong Pair(int first, int second) => ((ulong)first << CodePointBits) | (uint)second;

    /// <param name="word">Of <c>[a-z0-9.]</c>.</param>
    public static ulong Word(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestPacked) return HashedWord | Hash(word, seed: 'w');

        var packed = 0UL;
        foreach (var c in word) packed = (packed << 6) | Sign(c);
        return PackedWord | packed;
    }

    /// <summary>A whole document number.</summary>
    public static ulong Number(string numberKey) => Exact | Hash(numberKey, seed: 'n');

    /// <summary>A whole title, normalised by <see cref="ExactTitle"/>.</summary>
    public static ulong Title(string normalised) => Exact | Hash(normalised, seed: 't');

    public static bool IsWord(ulong key) => key >> 62 is 1 or 2;

    /// <summary>Whether it belongs to the channel of characters: characters and words.</summary>
    public static bool InCharacters(ulong key) => key < 1UL << CodePointBits || IsWord(key);

    /// <summary>Whether it belongs to the channel of pairs: pairs and words.</summary>
    public static bool InPairs(ulong key) => key is >= 1UL << CodePointBits and < Exact;

    /// <summary>A term as it reads; null for one that was hashed.</summary>
    public static string? TextOf(ulong key)
    {
        if (key < 1UL << CodePointBits) return char.ConvertFromUtf32((int)key);
        if (key < PackedWord) return char.ConvertFromUtf32((int)(key >> CodePointBits)) + char.ConvertFromUtf32((int)(key & ((1UL << CodePointBits) - 1)));
        if (key >> 62 != 1) return null;

        var signs = new Stack<char>();
        for (var rest = key & (PackedWord - 1); rest > 0; rest >>= 6) signs.Push(_signs[(int)(rest & 63)]);
        return new string([.. signs]);
    }

    private const string _signs = " abcdefghijklmnopqrstuvwxyz0123456789.";

    private static uint Sign(char c) => c switch
    {
        >= 'a' and <= 'z' => (uint)(c - 'a' + 1),
        >= '0' and <= '9' => (uint)(c - '0' + 27),
        '.' => 37,
        _ => throw new UnreachableException(),
    };

    // FNV-1a: the same on every machine and in every process, because it is written into snapshots.
    private static ulong Hash(ReadOnlySpan<char> text, char seed)
    {
        var hash = (14695981039346656037UL ^ seed) * 1099511628211UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return (hash ^ (hash >> 62)) & (PackedWord - 1);
    }
}

using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// Cuts a text into its terms: every Han character, every pair of neighbouring Han characters, and every run of
/// <c>[a-z0-9]+(\.[0-9]+)?</c>, so that numbers stay whole. Not safe for use by several threads at a time.
/// </summary>
internal sealed class Tokenizer
{
    private char[] _folded = new char[512];
    private int[] _sources = new int[512];

    /// <summary>Adds the tokens of <paramref name="text"/> to <paramref name="tokens"/>, in the order of their ends.</summary>
    public void Read(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var length = TextFolding.Fold(text, ref _folded, ref _sources);
        ReadOnlySpan<char> folded = _folded.AsSpan(0, length);
        var previous = -1;
        var previousStart = 0;
        for (var i = 0; i < folded.Length;)
        {
            var c = folded[i];
            if (c is ' ' or '.')
            {
                previous = -1;
                i++;
                continue;
            }

            if (char.IsAscii(c))
            {
                var end = EndOfWord(folded, i);
                tokens.Add(new(TermKey.Word(folded[i..end]), _sources[i], EndInSource(text, end - 1)));
                previous = -1;
                i = end;
                continue;
            }

            var isPair = char.IsHighSurrogate(c) && i + 1 < folded.Length;
            var codePoint = isPair ? char.ConvertToUtf32(c, folded[i + 1]) : c;
            var last = isPair ? i + 1 : i;
            tokens.Add(new(TermKey.Character(codePoint), _sources[i], EndInSource(text, last)));
            if (previous >= 0) tokens.Add(new(TermKey.Pair(previous, codePoint), previousStart, EndInSource(text, last)));
            (previous, previousStart) = (codePoint, _sources[i]);
            i = last + 1;
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> folded, int start)
    {
        var end = start;
        while (end < folded.Length && char.IsAsciiLetterOrDigit(folded[end])) end++;
        if (end + 1 >= folded.Length || folded[end] != '.' || !char.IsAsciiDigit(folded[end + 1])) return end;

        end++;
        while (end < folded.Length && char.IsAsciiDigit(folded[end])) end++;
        return end;
    }

    private int EndInSource(ReadOnlySpan<char> text, int place)
    {
        var source = _sources[place];
        return source + (char.IsHighSurrogate(text[source]) && source + 1 < text.Length ? 2 : 1);
    }
}

/// <param name="Key">See <see cref="TermKey"/>.</param>
/// <param name="Start">In the text as it came.</param>
/// <param name="End">Behind its last character.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(ulong Key, int Start, int End);

using System.Buffers;
using System.Text;
using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>
/// Folds a text, character by character, to what is searched: Han characters, <c>a–z</c>, <c>0–9</c>, the dot, and a space
/// for all else. Compatibility forms (NFKC: full-width letters, ㈠, ⑩, Kangxi radicals), capitals, and the traditional and
/// variant forms of a Han character become the plain ones.
/// </summary>
internal static class TextFolding
{
    private const char Expands = '\u0001';
    private const char Surrogate = '\u0002';

    private static readonly Dictionary<char, string> _expansions = [];
    private static readonly Dictionary<Rune, Rune> _plainForms = ReadVariants();
    private static readonly char[] _table = CreateTable();

    /// <summary>
    /// Folds <paramref name="text"/> into <paramref name="folded"/>; the character at each place of it comes from that
    /// place of <paramref name="sources"/> in the text. Both grow as needed. Returns the length.
    /// </summary>
    public static int Fold(ReadOnlySpan<char> text, ref char[] folded, ref int[] sources)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (length + LongestExpansion > folded.Length) Grow(ref folded, ref sources, length + LongestExpansion + text.Length - i);

            var c = _table[text[i]];
            if (c > Surrogate)
            {
                folded[length] = c;
                sources[length++] = i;
                continue;
            }

            var expansion = c == Expands ? _expansions[text[i]] : FoldPair(text[i..]);
            foreach (var e in expansion)
            {
                folded[length] = e;
                sources[length++] = i;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
        }

        return length;
    }

    public static bool IsHan(int codePoint) => codePoint is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or '〇';

    /// <summary>The text with the traditional and variant forms of Han characters replaced by the plain ones; as long as it was.</summary>
    public static string Simplify(string text)
    {
        if (!text.EnumerateRunes().Any(_plainForms.ContainsKey)) return text;
        return string.Concat(text.EnumerateRunes().Select(rune => _plainForms.GetValueOrDefault(rune, rune).ToString()));
    }

    /// <summary>The text with what cannot be normalised replaced: half surrogate pairs, and the noncharacter U+FFFE.</summary>
    public static string Sound(string text)
    {
        text = text.Replace('\uFFFE', '\uFFFD');
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }

    // The longest compatibility form of a single character (U+FDFA) has 18.
    private const int LongestExpansion = 32;

    private static void Grow(ref char[] folded, ref int[] sources, int size)
    {
        Array.Resize(ref folded, Math.Max(size, folded.Length * 2));
        Array.Resize(ref sources, folded.Length);
    }

    private static string FoldPair(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done ? Plain(rune.ToString()) : " ";

    private static string Plain(string character)
    {
        var plain = new StringBuilder();
        foreach (var rune in character.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var lower = _plainForms.TryGetValue(rune, out var form) ? form : Rune.ToLowerInvariant(rune);
            var isKept = IsHan(lower.Value) || (lower.IsAscii && (char.IsAsciiLetterOrDigit((char)lower.Value) || lower.Value == '.'));
            plain.Append(isKept ? lower.ToString() : " ");
        }

        return plain.ToString();
    }

    private static Dictionary<Rune, Rune> ReadVariants()
    {
        var forms = new Dictionary<Rune, Rune>();
        foreach (var line in DataFile.Lines(typeof(TextFolding), "variants.txt"))
        {
            var plain = line.EnumerateRunes().First();
            foreach (var variant in line.EnumerateRunes().Skip(1)) forms.Add(variant, plain);
        }

        return forms;
    }

    private static char[] CreateTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            if (char.IsSurrogate(c))
            {
                table[i] = Surrogate;
                continue;
            }

            var plain = i >= 0xFFFE ? " " : Plain(c.ToString());
            if (plain.Length == 1)
            {
                table[i] = plain[0];
                continue;
            }

            table[i] = Expands;
            _expansions[c] = plain;
        }

        return table;
    }
}

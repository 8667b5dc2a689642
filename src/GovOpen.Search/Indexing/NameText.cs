using System.Runtime.InteropServices;
using System.Text;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The titles and numbers of the documents of a segment, one behind the other as <see cref="ExactTitle"/> normalises them: a piece
/// of one is found by passing over all of them once, which for a province takes a millisecond or two.
/// </summary>
internal sealed class NameText
{
    private const char BeforeTitle = '\u0001';
    private const char BeforeNumber = '\u0002';

    private readonly char[] _text;
    private readonly int[] _starts; // of each document, and the end of the last

    public NameText(IndexedEntry[] entries)
    {
        var text = new StringBuilder(entries.Length * 32);
        _starts = new int[entries.Length + 1];
        for (var i = 0; i < entries.Length; i++)
        {
            text.Append(BeforeTitle).Append(ExactTitle.Normalise(entries[i].Title));
            if (entries[i].Number is { } number) text.Append(BeforeNumber).Append(ExactTitle.Normalise(number));
            _starts[i + 1] = text.Length;
        }

        _text = new char[text.Length];
        text.CopyTo(0, _text, text.Length);
    }

    /// <summary>Every document in whose title or number the piece stands, once, ascending.</summary>
    /// <param name="piece">Normalised, not empty.</param>
    public IEnumerable<NameMatch> Find(string piece)
    {
        for (var at = IndexOf(piece, 0); at >= 0;)
        {
            var document = ~Array.BinarySearch(_starts, at) - 1; // never at a start: there stands the sign before a title
            var (isFirst, inNumber) = (false, false);
            for (; at >= 0 && at < _starts[document + 1]; at = IndexOf(piece, at + 1))
            {
                isFirst |= _text[at - 1] <= BeforeNumber;
                inNumber = Array.LastIndexOf(_text, BeforeNumber, at, at - _starts[document] + 1) >= 0;
            }

            yield return new(document, isFirst, inNumber);
        }
    }

    private int IndexOf(string piece, int from)
    {
        var found = _text.AsSpan(from).IndexOf(piece);
        return found < 0 ? -1 : from + found;
    }
}

/// <param name="Document">In its segment.</param>
/// <param name="IsFirst">Whether its title or number begins so.</param>
/// <param name="InNumber">Whether it stands in the number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameMatch(int Document, bool IsFirst, bool InNumber);

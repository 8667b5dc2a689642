using System.Text;

namespace GovOpen.Interpretation.CopyChecks;

/// <summary>A text without what stands between its letters and digits; full-width forms and capitals count as the plain ones.</summary>
internal sealed class Letters
{
    private readonly string _text;
    private readonly List<char> _letters = [];
    private readonly List<int> _places = [];

    public Letters(string text)
    {
        _text = text;
        for (var place = 0; place < text.Length; place++)
        {
            // NFKC knows no lone half of a surrogate pair; rare characters are compared half by half as they are.
            var plain = char.IsSurrogate(text[place]) ? text[place].ToString() : text[place].ToString().Normalize(NormalizationForm.FormKC);
            foreach (var letter in plain.Where(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)))
            {
                _letters.Add(char.ToLowerInvariant(letter));
                _places.Add(place);
            }
        }
    }

    public int Count => _letters.Count;

    /// <summary>Two letters that stand one behind the other, as one value.</summary>
    public uint TwoAt(int place) => ((uint)_letters[place] << 16) | _letters[place + 1];

    /// <summary>Three letters that stand one behind the other, as one value.</summary>
    public ulong ThreeAt(int place) => ((ulong)_letters[place] << 32) | ((ulong)_letters[place + 1] << 16) | _letters[place + 2];

    /// <summary>From one letter to another, with all that stands between them.</summary>
    public Passage Between(int first, int last) => new(_places[first], _text[_places[first]..(_places[last] + 1)]);
}

using GovOpen.Contracts;

namespace GovOpen.Search.Questions;

/// <summary>How Han characters are read, without tones: what is typed by sound is mistaken for what sounds the same.</summary>
internal static class Pinyin
{
    private static readonly Dictionary<string, string> _characters = DataFile.Lines(typeof(Pinyin), "pinyin.txt").Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1]);
    private static readonly ILookup<char, string> _syllables = _characters.SelectMany(syllable => syllable.Value, (syllable, character) => (character, syllable.Key)).ToLookup(read => read.character, read => read.Key);

    /// <summary>No syllable is longer.</summary>
    public const int LongestSyllable = 6;

    /// <summary>The characters that are read so; none if that is no syllable.</summary>
    public static string CharactersOf(string syllable) => _characters.GetValueOrDefault(syllable, "");

    /// <summary>The characters that may be read as this one, without it.</summary>
    public static IEnumerable<char> SoundingLike(char character) => _syllables[character].SelectMany(CharactersOf).Where(other => other != character).Distinct();
}

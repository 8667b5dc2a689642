using System.Runtime.InteropServices;
using System.Text;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Questions;

/// <summary>How many passages hold each of some pairs.</summary>
internal delegate Task<IReadOnlyList<int>> FrequenciesOf(IReadOnlyList<CharacterPair> pairs, CancellationToken ct);

/// <summary>
/// What somebody meant who typed what stands nowhere: characters that sound the same and do stand next to their neighbours
/// (补帖 → 补贴), or the characters of what was typed as it sounds (dibao → 低保).
/// </summary>
internal static class Correction
{
    /// <summary>Longer texts are not corrected: what is unusual in them is mostly meant, and the rest of them finds what is wanted.</summary>
    public const int Longest = 12;

    private const int LongestSpelled = 30;
    private const double Unseen = -10;
    private const double Changed = -3;

    /// <summary>What may have been meant; null when that is what was typed.</summary>
    public static async Task<string?> OfAsync(string text, FrequenciesOf frequencies, CancellationToken ct)
    {
        text = TextFolding.Simplify(TextFolding.Sound(text).Normalize(NormalizationForm.FormKC)).Trim();
        var isSpelled = text.All(sign => char.IsAsciiLetter(sign) || sign is ' ' or '\'');
        if (text.Length < 2 || text.Length > (isSpelled ? LongestSpelled : Longest)) return null;
        return isSpelled
            ? await SpelledAsync(string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant(), frequencies, ct)
            : await SoundedAsync(text, frequencies, ct);
    }

    private static async Task<string?> SoundedAsync(string text, FrequenciesOf frequencies, CancellationToken ct)
    {
        var pairs = text.Zip(text.Skip(1), (first, second) => new CharacterPair(first, second)).ToArray();
        var known = await frequencies([.. pairs.Where(IsHan)], ct);
        var unseen = pairs.Where(IsHan).Zip(known).Where(pair => pair.Second == 0).Select(pair => pair.First).ToHashSet();
        if (unseen.Count == 0) return null;

        var steps = new List<Step>();
        for (var i = 0; i < text.Length; i++)
        {
            steps.Add(new(i, text[i], i + 1, IsChanged: false));
            var isDoubtful = (i > 0 && unseen.Contains(pairs[i - 1])) || (i < pairs.Length && unseen.Contains(pairs[i]));
            if (isDoubtful) steps.AddRange(Pinyin.SoundingLike(text[i]).Select(other => new Step(i, other, i + 1, IsChanged: true)));
        }

        var best = await BestAsync(steps, text.Length, frequencies, ct);
        return best == text ? null : best;
    }

    /// <summary>Every way to read letters as syllables.</summary>
    private static async Task<string?> SpelledAsync(string letters, FrequenciesOf frequencies, CancellationToken ct)
    {
        var steps = new List<Step>();
        for (var start = 0; start < letters.Length; start++)
        {
            for (var length = 1; length <= Pinyin.LongestSyllable && start + length <= letters.Length; length++)
            {
                steps.AddRange(Pinyin.CharactersOf(letters.Substring(start, length)).Select(read => new Step(start, read, start + length, IsChanged: false)));
            }
        }

        return await BestAsync(steps, letters.Length, frequencies, ct);
    }

    /// <summary>The likeliest way through the steps in which every pair of neighbours stands somewhere; null if there is none.</summary>
    private static async Task<string?> BestAsync(List<Step> steps, int end, FrequenciesOf frequencies, CancellationToken ct)
    {
        var byStart = steps.ToLookup(step => step.Start);
        CharacterPair[] pairs = [.. steps.SelectMany(step => byStart[step.End], (step, next) => new CharacterPair(step.Character, next.Character)).Where(IsHan).Distinct()];
        var known = pairs.Zip(await frequencies(pairs, ct)).ToDictionary(pair => pair.First, pair => pair.Second);

        List<Way>[] ways = [.. Enumerable.Range(0, end + 1).Select(_ => new List<Way>())]; // by where they end
        foreach (var step in steps.OrderBy(step => step.Start))
        {
            var own = step.IsChanged ? Changed : 0;
            if (step.Start == 0) ways[step.End].Add(new(own, IsSeen: true, step.Character.ToString()));
            else if (ways[step.Start].Count > 0) ways[step.End].Add(Onto(ways[step.Start].MaxBy(way => way.Score + Worth(way, step)), step, own));
        }

        var best = ways[end].OrderByDescending(way => way.Score).FirstOrDefault();
        return best.IsSeen && best.Text.Length > 1 ? best.Text : null;

        double Worth(Way way, Step step) => !known.TryGetValue(new(way.Text[^1], step.Character), out var frequency) ? 0 : frequency == 0 ? Unseen : Math.Log(frequency);

        Way Onto(Way way, Step step, double own) =>
            new(way.Score + Worth(way, step) + own, way.IsSeen && (!known.TryGetValue(new(way.Text[^1], step.Character), out var frequency) || frequency > 0), way.Text + step.Character);
    }

    private static bool IsHan(CharacterPair pair) => TextFolding.IsHan(pair.First) && TextFolding.IsHan(pair.Second);

    /// <summary>From one place of what was typed to another by one character.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int Start, char Character, int End, bool IsChanged);

    /// <param name="Score">Higher is likelier.</param>
    /// <param name="IsSeen">Whether all its pairs stand somewhere.</param>
    /// <param name="Text">What it reads.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Way(double Score, bool IsSeen, string Text);
}

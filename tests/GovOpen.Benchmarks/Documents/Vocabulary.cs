namespace GovOpen.Benchmarks.Documents;

/// <summary>
/// The words of the texts, drawn as in natural language: a few often, most of them seldom. Of the common ones every other is
/// real; the rest is put together from common characters, because the width of a vocabulary is what an index has to bear.
/// </summary>
internal static class Vocabulary
{
    private const int Coined = 8000;

    public static Weighted<string> Words { get; } = new([.. Ranked()], offset: 30, exponent: 1);

    // Real words on every other rank until there are no more: first what all documents speak of, then their subjects.
    private static IEnumerable<string> Ranked()
    {
        var random = new Randomness(20050101);
        var real = Documents.Words.Phrases.Concat(Shuffled([.. Documents.Words.Fields, .. Documents.Words.Works], random)).Distinct().ToList();
        var coined = Coin(random).Distinct().Except(real).Take(Coined).ToList();
        for (var i = 0; i < coined.Count; i++)
        {
            if (i < real.Count) yield return real[i];
            yield return coined[i];
        }
    }

    private static IEnumerable<string> Coin(Randomness random)
    {
        while (true)
        {
            var length = random.Below(10) switch { < 6 => 2, < 8 => 3, _ => 4 };
            yield return string.Concat(Enumerable.Range(0, length).Select(_ => Documents.Words.Common.Draw(random)));
        }
    }

    private static List<string> Shuffled(List<string> words, Randomness random)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (words[i], words[other]) = (words[other], words[i]);
        }

        return words;
    }
}

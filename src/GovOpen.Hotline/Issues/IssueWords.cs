using GovOpen.Hotline.Masking;

namespace GovOpen.Hotline.Issues;

/// <summary>What a surge is about, in the runs of characters that most of its concerns share and few others have. Empty where they are too few texts to tell, as when all say the same word for word.</summary>
internal static class IssueWords
{
    private const int Longest = 8;
    private const int MostWords = 5;
    private const int LeastTexts = 5;
    private const double LeastShare = 0.4;
    private const double MostElsewhere = 0.1;

    /// <param name="members">Of the surge.</param>
    /// <param name="others">Everything else that is known.</param>
    public static string Of(IReadOnlyList<ConcernText> members, IReadOnlyList<ConcernText> others)
    {
        var said = members.Select(member => member.Text).Distinct(StringComparer.Ordinal).ToList();
        if (said.Count < LeastTexts) return "";

        var least = (int)Math.Ceiling(said.Count * LeastShare);
        var shared = said.SelectMany(RunsOf).CountBy(run => run, StringComparer.Ordinal).Where(run => run.Value >= least);
        var words = new List<string>();
        foreach (var (run, _) in shared.OrderByDescending(run => run.Value * Math.Sqrt(run.Key.Length)).ThenBy(run => run.Key, StringComparer.Ordinal))
        {
            if (words.Count == MostWords) break;
            if (words.Exists(word => Overlap(word, run)) || others.Count(other => other.Text.Contains(run, StringComparison.Ordinal)) > others.Count * MostElsewhere) continue;
            if (PersonalData.In(run).Count == 0) words.Add(run);
        }

        return string.Join(' ', words);
    }

    private static HashSet<string> RunsOf(string text)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            for (var length = 1; length <= Longest && i + length <= text.Length && text[i + length - 1] != ' '; length++)
            {
                if (length > 1) runs.Add(text.Substring(i, length));
            }
        }

        return runs;
    }

    /// <summary>One has the other, or they share more than half of the shorter.</summary>
    private static bool Overlap(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var half = (shorter.Length / 2) + 1;
        for (var i = 0; i + half <= shorter.Length; i++) if (longer.Contains(shorter.Substring(i, half), StringComparison.Ordinal)) return true;
        return false;
    }
}

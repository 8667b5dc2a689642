using GovOpen.Interpretation.CopyChecks;

namespace GovOpen.Interpretation.QaBase;

/// <summary>Questions that ask the same in other words stand together: one answer is wanted for all of them. Pure.</summary>
internal static class QuestionClusters
{
    /// <summary>How much of two questions is the same, by pairs of letters (Dice), from which on they ask the same.</summary>
    private const double Alike = 0.5;

    /// <param name="Question">As most ask it.</param>
    /// <param name="Times">How often, in all ways.</param>
    /// <param name="LastAskedOn">The last day.</param>
    /// <param name="Others">The other ways, what most ask first.</param>
    public sealed record Cluster(string Question, int Times, DateOnly LastAskedOn, IReadOnlyList<string> Others);

    /// <param name="asked">Each question with how often and when it was last asked.</param>
    /// <returns>What was asked most first.</returns>
    public static IReadOnlyList<Cluster> Of(IEnumerable<(string Question, int Times, DateOnly LastAskedOn)> asked)
    {
        var clusters = new List<(HashSet<uint> Pairs, List<(string Question, int Times, DateOnly LastAskedOn)> Members)>();
        foreach (var one in asked.OrderByDescending(one => one.Times).ThenBy(one => one.Question, StringComparer.Ordinal))
        {
            var pairs = PairsOf(one.Question);
            var place = clusters.FindIndex(cluster => Likeness(cluster.Pairs, pairs) >= Alike);
            if (place < 0) clusters.Add((pairs, [one]));
            else clusters[place].Members.Add(one);
        }

        return [.. clusters
            .Select(cluster => new Cluster(
                cluster.Members[0].Question, cluster.Members.Sum(one => one.Times), cluster.Members.Max(one => one.LastAskedOn), [.. cluster.Members.Skip(1).Select(one => one.Question).Distinct(StringComparer.Ordinal)]))
            .OrderByDescending(cluster => cluster.Times).ThenBy(cluster => cluster.Question, StringComparer.Ordinal)];
    }

    private static HashSet<uint> PairsOf(string question)
    {
        var letters = new Letters(question);
        return [.. Enumerable.Range(0, Math.Max(0, letters.Count - 1)).Select(letters.TwoAt)];
    }

    private static double Likeness(HashSet<uint> left, HashSet<uint> right) => left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
}

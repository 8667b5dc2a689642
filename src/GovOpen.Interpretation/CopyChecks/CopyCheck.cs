namespace GovOpen.Interpretation.CopyChecks;

/// <summary>
/// An interpretation explains its document; it must not simply copy it or shorten it (2023年全省政务公开重点工作安排，川办发〔2023〕10号,
/// item 7). Judged by how much of it stands in the document too. Sentences that are left out or put elsewhere, other punctuation, and
/// words exchanged or put in between change little of that. A quotation or two is well below the limit.
/// </summary>
internal static class CopyCheck
{
    /// <summary>From this share on a text counts as copied. In the middle between the labelled texts of both sorts.</summary>
    public const double Limit = 0.5;

    /// <summary>Compares the letters and digits of two texts, whatever stands between them.</summary>
    public static CopyCheckResult Of(string document, string interpretation)
    {
        var (original, text) = (new Letters(document), new Letters(interpretation));
        var covered = new bool[text.Count];
        var overlaps = new List<Overlap>();
        foreach (var run in CommonRuns.Of(original, text).OrderByDescending(run => run.Length))
        {
            var isNew = covered.AsSpan(run.First, run.Length).Contains(false);
            covered.AsSpan(run.First, run.Length).Fill(true);
            if (isNew) overlaps.Add(new(text.Between(run.First, run.Last), original.Between(run.FirstInOriginal, run.LastInOriginal)));
        }

        overlaps.Sort((one, other) => one.Copy.Start.CompareTo(other.Copy.Start));
        return new(text.Count == 0 ? 0 : (double)covered.Count(letter => letter) / text.Count, overlaps);
    }
}

/// <param name="Score">The share of the interpretation's letters and digits that stand in the document too, 0 to 1.</param>
/// <param name="Overlaps">What was found in both, in the order of the interpretation.</param>
internal sealed record CopyCheckResult(double Score, IReadOnlyList<Overlap> Overlaps)
{
    public bool IsCopied => Score >= CopyCheck.Limit;
}

/// <summary>One passage in two texts.</summary>
internal sealed record Overlap(Passage Copy, Passage Original);

/// <param name="Start">Its place in its text, in UTF-16 code units.</param>
/// <param name="Text">As it stands there.</param>
internal sealed record Passage(int Start, string Text);

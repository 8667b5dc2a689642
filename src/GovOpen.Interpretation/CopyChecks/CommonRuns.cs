namespace GovOpen.Interpretation.CopyChecks;

/// <summary>
/// Where a text runs beside an original. Three letters in a row that stand in both begin a run; the next three continue it if they follow
/// soon in both texts and by about as much, so that a few letters exchanged, left out or put in do not end it.
/// </summary>
internal static class CommonRuns
{
    private const int Three = 3;

    /// <summary>So many letters may differ between two places that agree.</summary>
    private const int Gap = 8;

    /// <summary>Names and terms of art are shorter, and are nobody's.</summary>
    private const int LeastLetters = 10;

    /// <summary>Of a run, so much agrees letter by letter.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Three letters that stand more often in the original than this say nothing; a text of one letter must not take forever.</summary>
    private const int MostPlaces = 50;

    public static IReadOnlyList<Run> Of(Letters original, Letters text)
    {
        var places = PlacesIn(original);
        var (runs, open) = (new List<Run>(), new List<Run>());
        for (var here = 0; here + Three <= text.Count; here++)
        {
            Close(open, here, runs);
            if (!places.TryGetValue(text.ThreeAt(here), out var there) || there.Count > MostPlaces) continue;

            var begun = new List<Run>();
            foreach (var place in there)
            {
                if (Nearest(open, here, place) is { } run) run.Continue(here, place);
                else begun.Add(new(here, place));
            }

            open.AddRange(begun);
        }

        Close(open, int.MaxValue, runs);
        return runs;
    }

    private static Dictionary<ulong, List<int>> PlacesIn(Letters original)
    {
        var places = new Dictionary<ulong, List<int>>();
        for (var place = 0; place + Three <= original.Count; place++)
        {
            if (!places.TryGetValue(original.ThreeAt(place), out var known)) places[original.ThreeAt(place)] = known = [];
            if (known.Count <= MostPlaces) known.Add(place);
        }

        return places;
    }

    private static void Close(List<Run> open, int here, List<Run> runs)
    {
        runs.AddRange(open.Where(run => IsOver(run) && run.Agreeing >= LeastLetters && run.Agreeing >= LeastShare * run.Length));
        open.RemoveAll(IsOver);

        bool IsOver(Run run) => here - run.LastBegins > Gap;
    }

    /// <summary>The run that these three letters continue with the least difference between the two texts.</summary>
    private static Run? Nearest(List<Run> open, int here, int place) => open
        .Where(run => run.LastBegins < here && place > run.LastBeginsInOriginal && run.ShiftTo(here, place) <= Gap)
        .MinBy(run => run.ShiftTo(here, place));

    /// <summary>A stretch of the text, and of the original.</summary>
    internal sealed class Run(int here, int place)
    {
        public int First { get; } = here;

        public int FirstInOriginal { get; } = place;

        /// <summary>Where its last three letters begin.</summary>
        public int LastBegins { get; private set; } = here;

        public int LastBeginsInOriginal { get; private set; } = place;

        public int Last => LastBegins + Three - 1;

        public int LastInOriginal => LastBeginsInOriginal + Three - 1;

        public int Length => Last - First + 1;

        /// <summary>Letters that stand in both.</summary>
        public int Agreeing { get; private set; } = Three;

        /// <summary>By how many letters the two texts would differ between the last place and this one.</summary>
        public int ShiftTo(int next, int nextPlace) => Math.Abs(nextPlace - LastBeginsInOriginal - (next - LastBegins));

        public void Continue(int next, int nextPlace)
        {
            Agreeing += Math.Min(Three, next - LastBegins);
            (LastBegins, LastBeginsInOriginal) = (next, nextPlace);
        }
    }
}

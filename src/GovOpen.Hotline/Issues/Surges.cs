using System.Buffers;
using System.Runtime.InteropServices;

namespace GovOpen.Hotline.Issues;

/// <summary>A group of concerns of one place that say the same in their own words.</summary>
/// <param name="Members">The closest to what they have in common first.</param>
internal sealed record Surge(IReadOnlyList<ConcernText> Members);

/// <summary>
/// 热点: a text that lies close to several others is the seed of a surge, the one with the most first; seeds that say the same are one, and what lies
/// close to the middle belongs to it. Close means: they share runs of characters that few others have (tf-idf, cosine). Chains of texts of which
/// each is a little like the next, through the phrases that everybody uses, are no surge. Nothing is learned and nothing is kept.
/// </summary>
internal static class Surges
{
    // Measured by the verb “surges” of the benchmarks.
    private const double Close = 0.16;
    private const double Same = 0.3;
    private const double Belongs = 0.18;
    private const int LeastNeighbours = 5;

    /// <summary>How rare a run is, is not judged by fewer texts.</summary>
    private const int LeastTexts = 2_000;

    /// <summary>A run that a tenth of all texts have tells nothing, unless they are few.</summary>
    private const int OftenShared = 200;

    /// <param name="known">All by which it is judged how rare a run is.</param>
    /// <param name="isRecent">Those among which surges are looked for.</param>
    public static IReadOnlyList<Surge> Find(IReadOnlyList<ConcernText> known, Func<ConcernText, bool> isRecent)
    {
        var (counts, weights) = (ArrayPool<int>.Shared.Rent(ConcernText.Places), ArrayPool<float>.Shared.Rent(ConcernText.Places));
        try
        {
            Array.Clear(counts);
            // What is said word for word by many is no less rare than what two say.
            foreach (var run in known.GroupBy(text => text.Text, StringComparer.Ordinal).SelectMany(same => same.Take(2)).SelectMany(text => text.Runs)) counts[run]++;
            var most = Math.Max(OftenShared, known.Count / 10);
            for (var run = 0; run < ConcernText.Places; run++)
            {
                weights[run] = counts[run] > 1 && counts[run] <= most ? (float)Math.Log((double)(Math.Max(known.Count, LeastTexts) + 1) / counts[run]) : 0;
            }

            // What is said of another prefecture is another matter.
            return [.. known.Where(isRecent).GroupBy(text => text.Division[..4]).SelectMany(place => new Place([.. place], weights).Find())];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(counts);
            ArrayPool<float>.Shared.Return(weights);
        }
    }

    /// <summary>The concerns of one place; those that say the same word for word are one, that weighs as many.</summary>
    private sealed class Place
    {
        private readonly List<(ConcernText[] Texts, int[] Runs, float Length)> _says;
        private readonly Dictionary<int, List<int>> _having = [];
        private readonly float[] _weights;
        private readonly float[] _shared;

        public Place(IReadOnlyList<ConcernText> texts, float[] weights)
        {
            _weights = weights;
            _says = [.. texts.GroupBy(text => text.Text, StringComparer.Ordinal).Select(same =>
            {
                int[] runs = [.. same.First().Runs.Where(run => weights[run] > 0)];
                return (same.ToArray(), runs, MathF.Sqrt(runs.Sum(run => weights[run] * weights[run])));
            })];
            _shared = new float[_says.Count];
            for (var i = 0; i < _says.Count; i++)
            {
                foreach (var run in _says[i].Runs) (_having.TryGetValue(run, out var having) ? having : _having[run] = []).Add(i);
            }
        }

        public IReadOnlyList<Surge> Find()
        {
            var around = Around(Joined(Seeds()));
            return [.. Around(Joined(around.ConvertAll(members => members.ConvertAll(member => member.Text)))).Where(members => members.Count > 0)
                .Select(members => new Surge([.. members.OrderByDescending(member => member.Nearness).SelectMany(member => _says[member.Text].Texts)]))];
        }

        /// <summary>Texts with those around them that no other took.</summary>
        private List<List<int>> Seeds()
        {
            var (neighbours, taken, seeds) = (new int[_says.Count], new bool[_says.Count], new List<List<int>>());
            for (var i = 0; i < neighbours.Length; i++)
            {
                // Each pair once: this is what a look takes its time for.
                neighbours[i] += _says[i].Texts.Length - 1;
                foreach (var other in CloseTo(i, onlyAfter: true))
                {
                    neighbours[i] += _says[other].Texts.Length;
                    neighbours[other] += _says[i].Texts.Length;
                }
            }

            foreach (var i in Enumerable.Range(0, _says.Count).OrderByDescending(i => neighbours[i]).ThenBy(i => _says[i].Texts[0].Text, StringComparer.Ordinal).TakeWhile(i => neighbours[i] >= LeastNeighbours))
            {
                if (taken[i]) continue;
                var seed = CloseTo(i).Where(other => !taken[other]).Append(i).ToList();
                if (seed.Sum(member => _says[member].Texts.Length) <= LeastNeighbours) continue;
                foreach (var member in seed) taken[member] = true;
                seeds.Add(seed);
            }

            return seeds;
        }

        private List<List<int>> Joined(List<List<int>> seeds)
        {
            var joined = new List<(List<int> Texts, (Dictionary<int, float> Runs, float Length) Middle)>();
            foreach (var seed in seeds)
            {
                var middle = MiddleOf(seed);
                var same = joined.FindIndex(other => Cosine(other.Middle, middle) >= Same);
                if (same < 0) joined.Add((seed, middle));
                else joined[same] = ([.. joined[same].Texts, .. seed], MiddleOf([.. joined[same].Texts, .. seed]));
            }

            return joined.ConvertAll(one => one.Texts);
        }

        /// <summary>What lies close to the middle of each, to the closest of them.</summary>
        private List<List<(int Text, float Nearness)>> Around(List<List<int>> seeds)
        {
            var (middles, around) = (seeds.ConvertAll(MiddleOf), seeds.ConvertAll(_ => new List<(int, float)>()));
            for (var i = 0; i < _says.Count; i++)
            {
                var (nearest, nearness) = (-1, (float)Belongs);
                for (var seed = 0; seed < middles.Count; seed++)
                {
                    if (NearnessOf(i, middles[seed]) is var near && near >= nearness) (nearest, nearness) = (seed, near);
                }

                if (nearest >= 0) around[nearest].Add((i, nearness));
            }

            return around;
        }

        private (Dictionary<int, float> Runs, float Length) MiddleOf(List<int> texts)
        {
            var middle = new Dictionary<int, float>();
            foreach (var i in texts)
            {
                foreach (var run in _says[i].Runs) middle[run] = middle.GetValueOrDefault(run) + (_weights[run] / _says[i].Length * _says[i].Texts.Length);
            }

            return (middle, MathF.Sqrt(middle.Values.Sum(value => value * value)));
        }

        private float NearnessOf(int text, (Dictionary<int, float> Runs, float Length) middle)
        {
            var (sum, says) = (0f, _says[text]);
            foreach (var run in says.Runs) if (middle.Runs.TryGetValue(run, out var value)) sum += value * _weights[run];
            return says.Length > 0 && middle.Length > 0 ? sum / (says.Length * middle.Length) : 0;
        }

        private static float Cosine((Dictionary<int, float> Runs, float Length) one, (Dictionary<int, float> Runs, float Length) other)
        {
            if (one.Length == 0 || other.Length == 0) return 0;
            var (fewer, more) = one.Runs.Count < other.Runs.Count ? (one, other) : (other, one);
            return fewer.Runs.Sum(run => run.Value * more.Runs.GetValueOrDefault(run.Key)) / (one.Length * other.Length);
        }

        /// <param name="i">A text.</param>
        /// <param name="onlyAfter">Not those before it.</param>
        private List<int> CloseTo(int i, bool onlyAfter = false)
        {
            Array.Clear(_shared);
            foreach (var run in _says[i].Runs)
            {
                var square = _weights[run] * _weights[run];
                var having = CollectionsMarshal.AsSpan(_having[run]); // in their order
                foreach (var other in onlyAfter ? having[(having.BinarySearch(i) + 1)..] : having) _shared[other] += square;
            }

            var close = new List<int>();
            for (var other = onlyAfter ? i + 1 : 0; other < _shared.Length; other++)
            {
                if (other != i && _shared[other] > 0 && _shared[other] / (_says[i].Length * _says[other].Length) >= Close) close.Add(other);
            }

            return close;
        }
    }
}

namespace GovOpen.Hotline.Classes;

/// <summary>
/// Tells texts of several labels apart by their runs of one to three characters: a linear support vector machine for each label against the
/// rest (dual coordinate descent with squared hinge loss, Hsieh et al., ICML 2008), over tf-idf. Trained in seconds on thousands of texts, needs
/// no words to be cut, and forgets nothing but what was taken from its samples.
/// </summary>
internal sealed class LinearModel
{
    // Measured by the verb “classify” of the benchmarks.
    private const double Cost = 2;
    private const int LeastTexts = 2; // a run that one text alone has tells nothing about others
    private const int LongestRun = 3;

    private const int MostRounds = 60;
    private const double Settled = 1e-3;

    private readonly Dictionary<string, (int Place, float Rarity)> _runs;
    private readonly float[][] _weights; // by label, the last one for itself

    private LinearModel(IReadOnlyList<string> labels, Dictionary<string, (int, float)> runs, float[][] weights) => (Labels, _runs, _weights) = (labels, runs, weights);

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Of texts with their labels, at least one of each.</summary>
    public static LinearModel Train(IReadOnlyList<(string Text, string Label)> samples)
    {
        string[] labels = [.. samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal)];
        var counts = samples.Select(sample => CountRuns(sample.Text)).ToList();
        var runs = counts.SelectMany(count => count.Keys).CountBy(run => run).Where(run => run.Value >= LeastTexts).OrderBy(run => run.Key, StringComparer.Ordinal)
            .Select((run, place) => (run.Key, Known: (place, (float)(Math.Log((1.0 + samples.Count) / (1 + run.Value)) + 1)))).ToDictionary(run => run.Key, run => run.Known, StringComparer.Ordinal);
        var texts = counts.ConvertAll(count => TextVector.Of(count, runs));
        var weights = new float[labels.Length][];
        Parallel.For(0, labels.Length, label => weights[label] = Separate(texts, [.. samples.Select(sample => sample.Label == labels[label])], runs.Count));
        return new(labels, runs, weights);
    }

    /// <summary>How far on its side of the border a text is, label by label; over 0: inside.</summary>
    public double[] Scores(string text)
    {
        var vector = TextVector.Of(CountRuns(text), _runs);
        return Array.ConvertAll(_weights, weights => (double)vector.Dot(weights));
    }

    private static float[] Separate(List<TextVector> texts, bool[] isInside, int runs)
    {
        var (weights, shares, order, random) = (new float[runs + 1], new double[texts.Count], Enumerable.Range(0, texts.Count).ToArray(), new Random(1));
        for (var round = 0; round < MostRounds; round++)
        {
            random.Shuffle(order);
            var most = 0.0;
            foreach (var i in order)
            {
                var side = isInside[i] ? 1 : -1;
                var gradient = (side * texts[i].Dot(weights)) - 1 + (shares[i] * 0.5 / Cost);
                var share = Math.Max(0, shares[i] - (gradient / (texts[i].Square + (0.5 / Cost))));
                var step = (share - shares[i]) * side;
                if (step == 0) continue;

                shares[i] = share;
                texts[i].AddTo(weights, (float)step);
                most = Math.Max(most, Math.Abs(step));
            }

            if (most < Settled) break;
        }

        return weights;
    }

    private static Dictionary<string, int> CountRuns(string text)
    {
        var folded = text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < folded.Length; i++)
        {
            for (var length = 1; length <= LongestRun && i + length <= folded.Length && char.IsLetterOrDigit(folded[i + length - 1]); length++)
            {
                var run = folded.Substring(i, length);
                counts[run] = counts.GetValueOrDefault(run) + 1;
            }
        }

        return counts;
    }

    /// <summary>The runs of a text that the model knows, weighed, of length 1; and one more for the label itself.</summary>
    private sealed class TextVector
    {
        private readonly int[] _places;
        private readonly float[] _values;

        private TextVector(int[] places, float[] values) => (_places, _values) = (places, values);

        public double Square => _values.Length == 0 ? 1 : 2;

        public static TextVector Of(Dictionary<string, int> counts, Dictionary<string, (int Place, float Rarity)> runs)
        {
            var known = counts.Where(count => runs.ContainsKey(count.Key)).Select(count => (runs[count.Key].Place, Value: (1 + MathF.Log(count.Value)) * runs[count.Key].Rarity)).ToList();
            var length = MathF.Sqrt(known.Sum(run => run.Value * run.Value));
            return new([.. known.Select(run => run.Place)], [.. known.Select(run => run.Value / length)]);
        }

        public float Dot(float[] weights)
        {
            var sum = weights[^1];
            for (var i = 0; i < _places.Length; i++) sum += weights[_places[i]] * _values[i];
            return sum;
        }

        public void AddTo(float[] weights, float step)
        {
            for (var i = 0; i < _places.Length; i++) weights[_places[i]] += step * _values[i];
            weights[^1] += step;
        }
    }
}

namespace GovOpen.Hotline.Classes;

/// <summary>
/// How well classes are told apart on the widest level: every text is judged by a model that has not seen it (five folds, each class spread
/// evenly over them). Macro-F1 counts a rare class as much as a common one.
/// </summary>
/// <param name="Texts">How many were judged.</param>
/// <param name="MacroF1">The mean of those of the classes.</param>
/// <param name="Classes">Class by class.</param>
internal sealed record Accuracy(int Texts, double MacroF1, IReadOnlyList<ClassAccuracy> Classes)
{
    private const int Folds = 5;

    /// <param name="samples">Texts with their labels.</param>
    /// <param name="seed">Of the folds.</param>
    /// <param name="train">Learns from some, and judges others.</param>
    public static Accuracy Of(IReadOnlyList<(string Text, string Label)> samples, int seed, Func<IReadOnlyList<(string Text, string Label)>, Func<string, string>> train)
    {
        var folds = FoldsOf(samples, seed);
        var judged = new string[samples.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var judge = train([.. samples.Where((_, i) => folds[i] != fold)]);
            for (var i = 0; i < samples.Count; i++)
            {
                if (folds[i] == fold) judged[i] = judge(samples[i].Text);
            }
        }

        var classes = samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal).Select(label => ClassAccuracy.Of(label, samples, judged)).ToList();
        return new(samples.Count, classes.Average(one => one.F1), classes);
    }

    /// <summary>By <see cref="LinearModel"/>.</summary>
    public static Accuracy Of(IReadOnlyList<(string Text, string Label)> samples, int seed) => Of(samples, seed, some =>
    {
        var model = LinearModel.Train(some);
        return text => model.Labels.Zip(model.Scores(text)).MaxBy(label => label.Second).First;
    });

    private static int[] FoldsOf(IReadOnlyList<(string Text, string Label)> samples, int seed)
    {
        var (random, folds, first) = (new Random(seed), new int[samples.Count], 0);
        foreach (var label in Enumerable.Range(0, samples.Count).GroupBy(i => samples[i].Label).OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            int[] members = [.. label];
            random.Shuffle(members);
            foreach (var (place, member) in members.Index()) folds[member] = (first + place) % Folds;
            first++;
        }

        return folds;
    }
}

/// <param name="Class">Of the widest level.</param>
/// <param name="Texts">How many are of it.</param>
/// <param name="Precision">Of those that were judged to be of it.</param>
/// <param name="Recall">Of those that are.</param>
internal sealed record ClassAccuracy(string Class, int Texts, double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static ClassAccuracy Of(string label, IReadOnlyList<(string Text, string Label)> samples, string[] judged)
    {
        var (right, told, are) = (0, 0, 0);
        for (var i = 0; i < judged.Length; i++)
        {
            if (judged[i] == label) told++;
            if (samples[i].Label == label) are++;
            if (judged[i] == label && samples[i].Label == label) right++;
        }

        return new(label, are, told == 0 ? 0 : (double)right / told, (double)right / are);
    }
}

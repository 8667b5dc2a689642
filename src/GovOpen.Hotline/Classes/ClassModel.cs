namespace GovOpen.Hotline.Classes;

/// <summary>
/// Suggests the class of a concern from those that people confirmed: first the widest level, then within the likeliest of that the next, as
/// deep as there is something to choose between and enough to learn it from. It suggests; people decide.
/// </summary>
internal sealed class ClassModel
{
    /// <summary>So many texts below a class, of two kinds at least, before it is told what is below it.</summary>
    private const int LeastTexts = 10;

    private readonly LinearModel _level;
    private readonly Dictionary<string, ClassModel> _below;

    private ClassModel(LinearModel level, Dictionary<string, ClassModel> below) => (_level, _below) = (level, below);

    /// <summary>Null: too few texts, or all of one class.</summary>
    /// <param name="samples">Texts with their classes, as 城乡建设/市政公用.</param>
    public static ClassModel? Train(IReadOnlyList<(string Text, string Class)> samples)
    {
        var parts = samples.Select(sample => (sample.Text, Parts: sample.Class.Split('/', 2))).Where(sample => sample.Parts[0].Length > 0).ToList();
        if (parts.Count < LeastTexts || parts.DistinctBy(sample => sample.Parts[0]).Take(2).Count() < 2) return null;

        var below = new Dictionary<string, ClassModel>(StringComparer.Ordinal);
        foreach (var group in parts.Where(sample => sample.Parts.Length > 1).GroupBy(sample => sample.Parts[0]))
        {
            if (Train([.. group.Select(sample => (sample.Text, sample.Parts[1]))]) is { } next) below.Add(group.Key, next);
        }

        return new(LinearModel.Train([.. parts.Select(sample => (sample.Text, sample.Parts[0]))]), below);
    }

    /// <summary>The likeliest, best first.</summary>
    public IReadOnlyList<SuggestedClass> Suggest(string text, int most)
    {
        var scores = _level.Scores(text);
        return [.. _level.Labels.Zip(scores).OrderByDescending(label => label.Second).Take(most).Select(label => new SuggestedClass(Deepest(label.First, text), Math.Round(label.Second, 3)))];
    }

    private string Deepest(string name, string text) => _below.TryGetValue(name, out var below) ? $"{name}/{below.Suggest(text, 1)[0].Class}" : name;
}

/// <param name="Class">As 城乡建设/市政公用.</param>
/// <param name="Score">How far on its side of the border it is; over 0: inside.</param>
internal sealed record SuggestedClass(string Class, double Score);

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Hotline.Classes;

namespace GovOpen.Benchmarks;

/// <summary><c>classify</c>: how well concerns are told apart by what was learned from labelled ones, beside multinomial naive Bayes over words in the same folds.</summary>
internal static class MeasureClasses
{
    public static Command Create()
    {
        var messages = new Option<FileInfo>("--messages") { Description = "JSON lines with “id”, “label”, “text” and maybe “subject”; those without a label are left out.", HelpName = "FILE", Required = true };
        var words = new Option<FileInfo>("--words") { Description = "JSON lines with “id” and “words”, the same texts cut into words (Intl.Segmenter of a browser does it).", HelpName = "FILE", Required = true };
        var repeats = CommandLine.Number("--repeats", "How often the folds are drawn anew.", 20);
        var json = CommandLine.Json();
        var verb = new Command("classify", "Measures how well classes are suggested.") { messages, words, repeats, json };
        verb.SetAction(async (asked, ct) =>
        {
            var report = new Report(CommandLine.Called(asked));
            var cut = (await LinesAsync(asked.GetRequiredValue(words), ct)).ToDictionary(line => (string)line["id"]!, line => string.Join(' ', line["words"]!.AsArray().Select(word => (string)word!)));
            var labelled = (await LinesAsync(asked.GetRequiredValue(messages), ct)).Where(line => line["label"] is not null).ToList();
            List<(string Text, string Label)> texts = labelled.ConvertAll(line => ($"{line["subject"]}\n{line["text"]}".Trim(), (string)line["label"]!));
            List<(string Text, string Label)> asWords = labelled.ConvertAll(line => (cut[(string)line["id"]!], (string)line["label"]!));

            var ours = Enumerable.Range(1, asked.GetValue(repeats)).Select(seed => Accuracy.Of(texts, seed)).ToList();
            var rows = new List<(string What, double[] F1)> { ("linear, characters in runs of 1 to 3", [.. ours.Select(one => one.MacroF1)]) };
            foreach (var smoothing in (double[])[1, 0.1])
            {
                var bayes = Enumerable.Range(1, asked.GetValue(repeats)).Select(seed => Accuracy.Of(asWords, seed, some => new NaiveBayes(some, smoothing).Judge).MacroF1);
                rows.Add((string.Create(CultureInfo.InvariantCulture, $"naive Bayes over words, smoothing {smoothing}"), [.. bayes]));
            }

            var table = new ReportTable($"Macro-F1, {asked.GetValue(repeats)} times 5 folds", new("what"), new("mean", "0.000"), new("from (95 %)", "0.000"), new("to", "0.000"));
            foreach (var (what, f1) in rows)
            {
                var (mean, margin) = Interval(f1);
                table.Add(what, mean, mean - margin, mean + margin);
            }

            var differences = Interval([.. rows[0].F1.Zip(rows[2].F1, (our, theirs) => our - theirs)]);
            report.Show(table, $"{texts.Count:N0} labelled messages", string.Create(CultureInfo.InvariantCulture, $"Fold by fold ahead of the better of the others by {differences.Mean:0.000} ± {differences.Margin:0.000}. The interval is of the mean over the repeats."));

            var byClass = new ReportTable("Class by class, the mean of the repeats", new("class"), new("texts"), new("precision", "0.00"), new("recall", "0.00"), new("F1", "0.00"));
            foreach (var one in ours.SelectMany(one => one.Classes).GroupBy(one => one.Class)) byClass.Add(one.Key, one.First().Texts, one.Average(c => c.Precision), one.Average(c => c.Recall), one.Average(c => c.F1));
            report.Show(byClass, "As above", "Each text was judged by a model that had not seen it.");
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static async Task<IReadOnlyList<JsonNode>> LinesAsync(FileInfo file, CancellationToken ct) =>
        [.. (await File.ReadAllLinesAsync(file.FullName, ct)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!)];

    private static (double Mean, double Margin) Interval(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return (mean, 1.96 * deviation / Math.Sqrt(values.Length));
    }

    /// <summary>Multinomial, over words with blanks between them.</summary>
    private sealed class NaiveBayes
    {
        private readonly string[] _labels;
        private readonly double[] _prior;
        private readonly double[] _words;
        private readonly Dictionary<string, double[]> _counts = new(StringComparer.Ordinal);
        private readonly double _smoothing;

        public NaiveBayes(IReadOnlyList<(string Text, string Label)> samples, double smoothing)
        {
            _smoothing = smoothing;
            _labels = [.. samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal)];
            (_prior, _words) = (new double[_labels.Length], new double[_labels.Length]);
            foreach (var (text, label) in samples)
            {
                var place = Array.IndexOf(_labels, label);
                _prior[place]++;
                foreach (var word in text.Split(' '))
                {
                    if (!_counts.TryGetValue(word, out var counts)) _counts[word] = counts = new double[_labels.Length];
                    counts[place]++;
                    _words[place]++;
                }
            }

            for (var i = 0; i < _prior.Length; i++) _prior[i] = Math.Log(_prior[i] / samples.Count);
        }

        public string Judge(string text)
        {
            double[] scores = [.. _prior];
            foreach (var counts in text.Split(' ').Select(word => _counts.GetValueOrDefault(word)).OfType<double[]>())
            {
                for (var i = 0; i < scores.Length; i++) scores[i] += Math.Log((counts[i] + _smoothing) / (_words[i] + (_smoothing * _counts.Count)));
            }

            return _labels[Array.IndexOf(scores, scores.Max())];
        }
    }
}

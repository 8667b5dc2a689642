using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Hotline.Issues;

namespace GovOpen.Benchmarks;

/// <summary><c>surges</c>: how much of what many people wrote about one matter is found among other messages as one surge, with how many strangers, and how long a look takes.</summary>
internal static class MeasureSurges
{
    private const int Draws = 5;

    public static Command Create()
    {
        var messages = new Option<FileInfo>("--messages") { Description = "JSON lines with “text” and maybe “subject”.", HelpName = "FILE", Required = true };
        var topics = new Option<string[]>("--topic") { Description = "A name that only one matter has; whatever has it is of the surge.", HelpName = "NAME", Required = true, AllowMultipleArgumentsPerToken = true };
        var others = CommandLine.Number("--others", "Among how many other messages.", 2_000);
        var json = CommandLine.Json();
        var verb = new Command("surges", "Measures how well surges are found.") { messages, topics, others, json };
        verb.SetAction(async (asked, ct) =>
        {
            var said = (await File.ReadAllLinesAsync(asked.GetRequiredValue(messages).FullName, ct)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!)
                .Select(line => $"{line["subject"]}。{line["text"]}".Trim()).DistinctBy(text => text, StringComparer.Ordinal).ToList();
            var names = asked.GetRequiredValue(topics);
            var report = new Report(CommandLine.Called(asked));
            var table = new ReportTable($"Surges among {asked.GetValue(others):N0} other messages, {Draws} draws", new("matter"), new("messages"), new("found (least)", "0.00"), new("strangers (most)", "0.00"), Column.Milliseconds("look (median)"));
            var looks = Enumerable.Range(1, Draws).Select(seed => Look(said, names, asked.GetValue(others), seed)).ToList();
            foreach (var name in names)
            {
                var (wanted, found) = (said.Count(text => text.Contains(name, StringComparison.Ordinal)), looks.ConvertAll(look => look.Found[name]));
                table.Add(name, wanted, found.Min(one => one.Recall), found.Max(one => one.Strangers), looks.Select(look => look.Milliseconds).Order().ElementAt(Draws / 2));
            }

            report.Show(table, $"{said.Count:N0} messages", "A surge is the one that has most of the messages with the name.");
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static (Dictionary<string, (double Recall, double Strangers)> Found, double Milliseconds) Look(List<string> said, string[] names, int others, int seed)
    {
        string[] rest = [.. said.Where(text => !Array.Exists(names, name => text.Contains(name, StringComparison.Ordinal)))];
        new Random(seed).Shuffle(rest);
        var now = DateTimeOffset.UnixEpoch;
        ConcernText[] texts = [.. said.Where(text => Array.Exists(names, name => text.Contains(name, StringComparison.Ordinal))).Concat(rest.Take(others)).Select(text => ConcernText.Of(Guid.CreateVersion7(), "510100", now, text))];
        var began = Stopwatch.GetTimestamp();
        var surges = Surges.Find(texts, _ => true);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return (names.ToDictionary(name => name, name =>
        {
            var wanted = texts.Where(text => text.Text.Contains(name, StringComparison.Ordinal)).ToHashSet();
            var best = surges.MaxBy(surge => surge.Members.Count(wanted.Contains));
            var right = best?.Members.Count(wanted.Contains) ?? 0;
            return ((double)right / wanted.Count, right == 0 ? 1 : 1 - ((double)right / best!.Members.Count));
        }), took);
    }
}

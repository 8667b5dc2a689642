using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks;

/// <summary><c>intake</c>: messages of a file are filed as concerns by the public API, as many at a time as callers would; then each is looked up by its receipt and code.</summary>
internal static class MeasureIntake
{
    private const int LongestText = 5_000;

    private static readonly string[] _kinds = ["consultation", "help", "suggestion", "complaint", "report"];

    public static Command Create()
    {
        var messages = new Option<FileInfo>("--messages") { Description = "JSON lines with “text” and maybe “subject”.", HelpName = "FILE", Required = true };
        var portal = PlatformOptions.Address("--portal", "http://localhost:8080");
        var atOnce = CommandLine.Number("--at-once", "How many file at a time.", 16);
        var rounds = CommandLine.Number("--rounds", "How many rounds; of their percentiles the median is shown.", 3);
        var json = CommandLine.Json();
        var verb = new Command("intake", "Measures how fast concerns are taken in.") { messages, portal, atOnce, rounds, json };
        verb.SetAction(async (asked, ct) =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = asked.GetValue(atOnce) }) { BaseAddress = asked.GetRequiredValue(portal) };
            var report = new Report(CommandLine.Called(asked));
            var texts = await TextsAsync(asked.GetRequiredValue(messages), ct);
            var run = new Run(client, asked.GetValue(atOnce));
            var (filing, looking) = (new List<Round>(), new List<Round>());
            for (var round = 1; round <= asked.GetValue(rounds); round++)
            {
                var filed = new ConcurrentBag<JsonNode>();
                filing.Add(await run.GoAsync(texts, async text => filed.Add(await run.PostAsync("api/concerns", new { kind = _kinds[text.Length % _kinds.Length], text, division = "510100" }, ct)), ct));
                looking.Add(await run.GoAsync([.. filed], one => run.PostAsync("api/concerns/lookup", new { receipt = (string)one["receipt"]!, code = (string)one["code"]! }, ct), ct));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: {filing[^1].PerSecond:0} filed and {looking[^1].PerSecond:0} looked up a second"));
            }

            var table = new ReportTable($"Concerns, {asked.GetValue(atOnce)} at a time", new("what"), new("n"), new("a second"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            Add("filed", filing, table);
            Add("looked up by receipt and code", looking, table);
            report.Show(table, $"{texts.Count:N0} messages, {asked.GetValue(rounds)} times", "Through the public gateway; each round files all of them anew. Load and platform share this machine.");
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(FileInfo file, CancellationToken ct)
    {
        var texts = new List<string>();
        await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
        {
            var message = JsonNode.Parse(line)!;
            var text = $"{message["subject"]}\n{message["text"]}".Trim();
            texts.Add(text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]);
        }

        return texts;
    }

    private static void Add(string what, List<Round> rounds, ReportTable table)
    {
        var latency = Percentiles.MedianOf([.. rounds.Select(round => round.Times)]);
        table.Add(what, rounds.Sum(round => round.Count), Math.Round(Percentiles.Median(rounds.Select(round => round.PerSecond))), latency.P50, latency.P90, latency.P99, latency.Max);
    }

    private sealed record Round(Percentiles Times, int Count, double PerSecond);

    private sealed class Run(HttpClient client, int atOnce)
    {
        public async Task<Round> GoAsync<T>(IReadOnlyList<T> all, Func<T, Task> each, CancellationToken ct)
        {
            var (times, began) = (new ConcurrentBag<double>(), Stopwatch.GetTimestamp());
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct }, async (one, _) =>
            {
                var asked = Stopwatch.GetTimestamp();
                await each(one);
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            });
            return new(Percentiles.Of(times), all.Count, all.Count / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        public async Task<JsonNode> PostAsync(string address, object body, CancellationToken ct)
        {
            using var answer = await client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body, JsonSerializerOptions.Web, ct);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                throw new HttpRequestException("The portal refused concerns for their rate (429). Start the platform with RateLimits__ConcernsPerMinute=1000000, RateLimits__LookupsPerMinute=1000000, RateLimits__PublicReads__PerSecond=100000 and RateLimits__PublicReads__Burst=100000 in the environment and measure anew.");
            }

            var text = await answer.Content.ReadAsStringAsync(ct);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{address}: {(int)answer.StatusCode} {text}");
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks;

/// <summary>
/// <c>http</c>: the mixed questions over HTTP, straight at Search and through the public gateway beside it: every one asked for the first
/// time, and then again at random, as what many ask.
/// </summary>
internal static class MeasureHttp
{
    public static Command Create()
    {
        var search = PlatformOptions.Address("--search", "http://localhost:8085");
        search.Description = "Search's own address, as deploy/status --json gives it.";
        var documents = CommandLine.Number("--documents", "How many generated documents the platform holds; of these is asked.", 100_000);
        var questions = CommandLine.Number("--queries", "How many questions of each kind.", 1_000);
        var clients = CommandLine.Numbers("--clients", "How many ask at a time.", 1, 8, 64);
        var seconds = CommandLine.Number("--seconds", "How long is asked at random.", 10);
        var platform = new PlatformOptions();
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("http", "Measures the search API over HTTP.") { search, documents, questions, clients, seconds, platform.Accounts, platform.Portal, platform.Office, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            using var connected = await platform.ConnectAsync(asked, connections: 4, ct);
            using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = asked.GetRequiredValue(search) };
            direct.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await connected.TokenAsync(ct));
            var addresses = Questions(asked.GetValue(seed), asked.GetValue(documents), asked.GetValue(questions));
            var (counts, length) = (asked.GetRequiredValue(clients), TimeSpan.FromSeconds(asked.GetValue(seconds)));

            var report = new Report(CommandLine.Called(asked));
            var table = new ReportTable("Search over HTTP", new("where"), new("questions"), new("clients"), new("n"), new("a second"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            // Each number of clients has its own part of the questions, so that none was asked before.
            foreach (var (part, count) in counts.Index())
            {
                await AskAsync("Search", "each once", direct, count, addresses.Where((_, i) => i % counts.Length == part), table, ct);
            }

            foreach (var count in counts) await AskAsync("Search", "again", direct, count, AtRandom(addresses, length), table, ct);
            foreach (var count in counts) await AskAsync("gateway", "again", connected.Portal, count, AtRandom(addresses, length), table, ct);
            report.Show(table, $"{asked.GetValue(documents):N0} generated documents; numbers, whole titles, two words, questions, many filters and earlier days alike", "Load and platform share this machine.");
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static Uri[] Questions(ulong seed, int documents, int questions)
    {
        var mix = new QuestionMix();
        foreach (var _ in mix.Sampling(new DocumentGenerator(seed).Generate(documents), documents, questions))
        {
        }

        return [.. mix.Ask(questions).Select(question => question.ToAddress()).Distinct()];
    }

    private static IEnumerable<Uri> AtRandom(Uri[] addresses, TimeSpan length)
    {
        var random = new Random(1);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length;) yield return addresses[random.Next(addresses.Length)];
    }

    private static async Task AskAsync(string where, string how, HttpClient client, int clients, IEnumerable<Uri> questions, ReportTable table, CancellationToken ct)
    {
        var (times, began) = (new List<double>(), Stopwatch.GetTimestamp());
        using var next = questions.GetEnumerator();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(OneAsync, ct)));
        var latency = Percentiles.Of(times);
        table.Add(where, how, clients, times.Count, Math.Round(times.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, 1), latency.P50, latency.P90, latency.P99, latency.Max);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{where}, {how}, {clients} clients: {times.Count} questions, p99 {latency.P99:0.0} ms"));

        async Task OneAsync()
        {
            while (true)
            {
                Uri question;
                lock (times)
                {
                    if (!next.MoveNext()) return;
                    question = next.Current;
                }

                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(question, ct);
                if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests) throw new HttpRequestException(Platform.RateLimitAdvice);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync(ct);
                var time = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
                lock (times) times.Add(time);
            }
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks;

/// <summary><c>basis</c>: may this document be relied on today? One by one and by the thousand, straight at Publishing, and through the public gateway beside it.</summary>
internal static class MeasureBasis
{
    private const int BatchSize = 1_000;
    private const int PageSize = 100;
    private const int MostNumbers = 10_000;

    public static Command Create()
    {
        var publishing = PlatformOptions.Address("--publishing", "http://localhost:8086");
        publishing.Description = "Publishing's own address, as deploy/status --json gives it.";
        var seconds = CommandLine.Number("--seconds", "How long each round asks.", 10);
        var rounds = CommandLine.Number("--rounds", "How many rounds; of their percentiles the median is shown.", 3);
        var connections = CommandLine.Number("--connections", "How many ask at a time.", 8);
        var platform = new PlatformOptions();
        var json = CommandLine.Json();
        var verb = new Command("basis", "Measures the basis check.") { publishing, seconds, rounds, connections, platform.Accounts, platform.Portal, platform.Office, json };
        verb.SetAction(async (asked, ct) =>
        {
            using var connected = await platform.ConnectAsync(asked, connections: 4, ct);
            using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = asked.GetValue(connections) }) { BaseAddress = asked.GetRequiredValue(publishing) };
            direct.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await connected.TokenAsync(ct));
            var report = new Report(CommandLine.Called(asked));
            var numbers = await NumbersAsync(connected.Portal, ct);
            var run = new Run(numbers, asked.GetValue(connections), TimeSpan.FromSeconds(asked.GetValue(seconds)), asked.GetValue(rounds));

            var table = new ReportTable($"Basis check, {asked.GetValue(connections)} at a time", new("what"), new("n"), new("a second"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            await run.SingleAsync("straight at Publishing", direct, table, ct);
            await run.SingleAsync("through the public gateway", connected.Portal, table, ct);
            await run.BatchAsync($"{BatchSize:N0} in a batch, straight", direct, table, ct);
            report.Show(table, $"{numbers.Count:N0} numbers that the public can find, in another order each round", "Load and platform share this machine.");
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    /// <summary>Numbers of whatever validity.</summary>
    private static async Task<IReadOnlyList<string>> NumbersAsync(HttpClient portal, CancellationToken ct)
    {
        var numbers = new List<string>();
        for (var page = 1; page * PageSize <= MostNumbers; page++)
        {
            var found = await portal.GetFromJsonAsync<JsonElement>(new Uri($"api/search?validity=all&sort=date&size={PageSize}&page={page}", UriKind.Relative), ct);
            var hits = found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("number").GetString()).ToList();
            numbers.AddRange(hits.OfType<string>());
            if (hits.Count < PageSize) break;
        }

        return numbers.Count > 0 ? numbers : throw new InvalidDataException("The platform has no documents with numbers; import some first.");
    }

    private sealed class Run(IReadOnlyList<string> numbers, int connections, TimeSpan length, int rounds)
    {
        public async Task SingleAsync(string what, HttpClient client, ReportTable table, CancellationToken ct)
        {
            var measured = new List<(Percentiles Times, int Count, double PerSecond)>();
            for (var round = 0; round <= rounds; round++)
            {
                var (times, began) = (new List<double>(), Stopwatch.GetTimestamp());
                var askers = Enumerable.Range(0, connections).Select(asker => AskAsync(client, new Random(round * connections + asker), began, ct)).ToList();
                foreach (var asked in await Task.WhenAll(askers)) times.AddRange(asked);
                // The first round warms up.
                if (round > 0) measured.Add((Percentiles.Of(times), times.Count, times.Count / Stopwatch.GetElapsedTime(began).TotalSeconds));
            }

            Add(what, measured, table);
        }

        public async Task BatchAsync(string what, HttpClient client, ReportTable table, CancellationToken ct)
        {
            var measured = new List<(Percentiles Times, int Count, double PerSecond)>();
            for (var round = 0; round <= rounds; round++)
            {
                var (times, began, random) = (new List<double>(), Stopwatch.GetTimestamp(), new Random(round));
                while (Stopwatch.GetElapsedTime(began) < length)
                {
                    var body = new { checks = Enumerable.Range(0, BatchSize).Select(_ => new { number = numbers[random.Next(numbers.Count)] }) };
                    var asked = Stopwatch.GetTimestamp();
                    using var answer = await client.PostAsJsonAsync(new Uri("api/basis-check", UriKind.Relative), body, ct);
                    answer.EnsureSuccessStatusCode();
                    var results = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("results").GetArrayLength();
                    if (results != BatchSize) throw new InvalidDataException($"A batch of {BatchSize} was answered with {results} results.");
                    times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                }

                if (round > 0) measured.Add((Percentiles.Of(times), times.Count, times.Count / Stopwatch.GetElapsedTime(began).TotalSeconds));
            }

            Add(what, measured, table);
        }

        private async Task<List<double>> AskAsync(HttpClient client, Random random, long began, CancellationToken ct)
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri("api/basis-check?number=" + Uri.EscapeDataString(numbers[random.Next(numbers.Count)]), UriKind.Relative), ct);
                if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests) throw new HttpRequestException(Platform.RateLimitAdvice);
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return times;
        }

        private static void Add(string what, List<(Percentiles Times, int Count, double PerSecond)> measured, ReportTable table)
        {
            var latency = Percentiles.MedianOf([.. measured.Select(round => round.Times)]);
            table.Add(what, (int)Percentiles.Median(measured.Select(round => (double)round.Count)), Math.Round(Percentiles.Median(measured.Select(round => round.PerSecond)), 1), latency.P50, latency.P90, latency.P99, latency.Max);
        }
    }
}

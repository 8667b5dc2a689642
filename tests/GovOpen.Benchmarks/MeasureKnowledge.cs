using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Faults;
using GovOpen.Benchmarks.Knowledge;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;
using GovOpen.Contracts;

namespace GovOpen.Benchmarks;

/// <summary>
/// <c>knowledge</c>: what 12345 gets. Entries are written on clauses of generated documents, then many agents type questions; and a document
/// on which hundreds of entries rest is repealed under that load, while readers look whether anything of it is still told.
/// </summary>
internal static class MeasureKnowledge
{
    private const int AtOnce = 12;

    public static Command Create()
    {
        var search = PlatformOptions.Address("--search", "http://localhost:9088");
        search.Description = "Search's own address, as deploy/status --json gives it.";
        var entries = CommandLine.Number("--entries", "How many entries the base has at least; what is missing is written.", 20_000);
        var agents = CommandLine.Number("--agents", "How many type at a time.", 200);
        var seconds = CommandLine.Number("--seconds", "How long each round is.", 20);
        var rounds = CommandLine.Number("--rounds", "How many rounds; of their percentiles the median is shown.", 3);
        var resting = CommandLine.Number("--resting", "How many entries rest on the document that is repealed.", 500);
        var platform = new PlatformOptions();
        var json = CommandLine.Json();
        var verb = new Command("knowledge", "Measures what 12345 gets, and how soon what ended is told no more.") { search, entries, agents, seconds, rounds, resting, platform.Accounts, platform.Portal, platform.Office, json };
        verb.SetAction(async (asked, ct) =>
        {
            using var connected = await platform.ConnectAsync(asked, connections: 4, ct);
            using var staff = await Staff.ConnectAsync(asked.GetRequiredValue(platform.Office), asked.GetRequiredValue(platform.Accounts), ct);
            using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 }) { BaseAddress = asked.GetRequiredValue(search) };
            var report = new Report(CommandLine.Called(asked));
            var run = new Run(connected, new WritingEntries(staff, AtOnce), report, asked.GetValue(agents), TimeSpan.FromSeconds(asked.GetValue(seconds)));
            var questions = await run.FillAsync(asked.GetValue(entries), ct);
            // Writing may take longer than a token is good for.
            direct.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await connected.TokenAsync(ct));

            await run.TypeAsync(direct, questions, asked.GetValue(rounds), ct);
            var isGood = await run.EndAsync(questions, asked.GetValue(resting), ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return isGood ? 0 : 1;
        });
        return verb;
    }

    private sealed class Run(Platform platform, WritingEntries writing, Report report, int agents, TimeSpan length)
    {
        private static readonly string[] _numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

        /// <summary>The questions that the base answers.</summary>
        public async Task<IReadOnlyList<string>> FillAsync(int entries, CancellationToken ct)
        {
            var planned = WritingEntries.Of(new DocumentGenerator(seed: 1).Generate(entries)).Take(entries).ToList();
            if (planned.Count < entries) throw new InvalidDataException($"The generated documents have {planned.Count} clauses that can be cited, fewer than {entries}.");

            var already = await TotalAsync(ct);
            if (already < entries)
            {
                var missing = planned.Skip(already).ToList();
                var wanted = missing.Select(entry => entry.SourceId).ToHashSet(StringComparer.Ordinal);
                var documents = new DocumentGenerator(seed: 1).Generate(entries).Where(document => wanted.Contains(document.Id)).ToList();
                foreach (var some in documents.Chunk(500))
                {
                    using var lines = new ByteArrayContent([.. some.SelectMany(document => document.ToLine())]);
                    await platform.ImportAsync(lines, ct);
                }

                await writing.PublishAsync(missing, await IdsAsync(documents.Select(document => (document.Id, document.DocNumber)), ct), ct);
                while (await TotalAsync(ct) < entries) await Task.Delay(500, ct);
            }

            return [.. planned.Select(entry => entry.Question)];
        }

        public async Task TypeAsync(HttpClient direct, IReadOnlyList<string> questions, int rounds, CancellationToken ct)
        {
            var table = new ReportTable($"Knowledge questions, {agents} agents typing", new("where"), new("a second"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            foreach (var (where, client) in ((string, HttpClient)[])[("straight at Search", direct), ("through the public gateway", platform.Portal)])
            {
                var typing = new TypingAgents(client, questions, agents);
                var (measured, counts) = (new List<Percentiles>(), new List<double>());
                for (var round = 0; round <= rounds; round++)
                {
                    var times = await typing.TypeAsync(length, ct);
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{where}: {typing.Count} questions, p99 {times.P99:0.0} ms"));
                    if (round == 0) continue; // warms up
                    measured.Add(times);
                    counts.Add(typing.Count / length.TotalSeconds);
                }

                var latency = Percentiles.MedianOf(measured);
                table.Add(where, Math.Round(Percentiles.Median(counts), 1), latency.P50, latency.P90, latency.P99, latency.Max);
            }

            report.Show(table, $"{await TotalAsync(ct):N0} answers on clauses of generated documents", "Each agent asks once a second for what they have typed so far; times count from when a question was due. Load and platform share this machine.");
        }

        /// <summary>Whether nothing was told for longer than it may be.</summary>
        public async Task<bool> EndAsync(IReadOnlyList<string> questions, int resting, CancellationToken ct)
        {
            var word = Guid.CreateVersion7().ToString("N")[^8..];
            var source = "ending-" + word;
            await ImportAsync(source, word, repealedOn: null, ct);
            var planned = Enumerable.Range(0, resting).Select(place => ResidingOn(source, word, place)).ToList();
            var entries = (await writing.PublishAsync(planned, await IdsAsync([(source, NumberOf(word))], ct), ct)).ToHashSet();
            while (await CountAsync(word, ct) < resting) await Task.Delay(200, ct);

            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var load = Task.Run(async () =>
            {
                while (!over.IsCancellationRequested) await new TypingAgents(platform.Portal, questions, agents / 4).TypeAsync(length, over.Token);
            }, over.Token);
            var seen = await new EndingADocument(platform, word, entries).WatchAsync(() => ImportAsync(source, word, new DateOnly(2026, 1, 2), ct), ct);
            await over.CancelAsync();
            await load.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            var table = new ReportTable($"A document with {resting:N0} answers is repealed", new("where"), new("looks"), new("last told as alive, s", "0.00"), new("all ended, s", "0.00"));
            foreach (var (place, looks, lastAlive, allEnded) in seen) table.Add(place, looks, lastAlive ?? double.NaN, allEnded ?? double.NaN);
            report.Show(table, $"Seconds after the repeal was acknowledged, while {agents / 4} agents type", "A look that began then still saw one without the stale mark; what shows all of them as ended does so from then on.");
            return seen.All(place => place.AllEnded <= EndingADocument.Grace.TotalSeconds && !(place.LastAlive > EndingADocument.Grace.TotalSeconds));
        }

        private static NewEntry ResidingOn(string source, string word, int place)
        {
            var clause = place % _numerals.Length;
            return new(source, $"{word}第{place}种情形多久能办好？", string.Create(CultureInfo.InvariantCulture, $"{clause + 2}个工作日。"), $"第{_numerals[clause]}条", string.Create(CultureInfo.InvariantCulture, $"应当在{clause + 2}个工作日内办结"));
        }

        private async Task ImportAsync(string source, string word, DateOnly? repealedOn, CancellationToken ct)
        {
            var text = string.Concat(_numerals.Select((numeral, place) => string.Create(CultureInfo.InvariantCulture, $"第{numeral}条 第{place + 1}类事项应当在{place + 2}个工作日内办结，不得收取费用。\n")));
            using var line = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
                new { id = source, title = $"{word}事项办理办法", kind = "otherDocument", issuer = "四川省人民政府办公厅", docNumber = NumberOf(word), division = "510000", publishedOn = "2026-01-01", effectiveOn = "2026-01-01", repealedOn, text }, ContractJson.Options));
            await platform.ImportAsync(line, ct);
        }

        private static string NumberOf(string word) => $"川测{word}〔2026〕1号";

        private async Task<Dictionary<string, Guid>> IdsAsync(IEnumerable<(string SourceId, string Number)> documents, CancellationToken ct)
        {
            var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
            foreach (var (source, number) in documents)
            {
                while (true)
                {
                    var found = await platform.Portal.GetFromJsonAsync<JsonElement>(new Uri($"api/search?validity=all&type=document&q={Uri.EscapeDataString(number)}", UriKind.Relative), ct);
                    if (found.GetProperty("hits").EnumerateArray().Where(hit => hit.GetProperty("sourceId").GetString() == source).Select(hit => (Guid?)hit.GetProperty("id").GetGuid()).FirstOrDefault() is { } id)
                    {
                        ids[source] = id;
                        break;
                    }

                    await Task.Delay(100, ct);
                }
            }

            return ids;
        }

        private Task<int> TotalAsync(CancellationToken ct) => CountAsync("", ct);

        private async Task<int> CountAsync(string question, CancellationToken ct) =>
            (await platform.Portal.GetFromJsonAsync<JsonElement>(new Uri($"api/search?type=answer&size=1&q={question}", UriKind.Relative), ct)).GetProperty("total").GetInt32();
    }
}

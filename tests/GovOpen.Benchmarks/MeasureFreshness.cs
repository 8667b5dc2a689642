using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks;

/// <summary><c>freshness</c>: single documents published at a steady rate; how soon after the answer the public finds each, while others search.</summary>
internal static class MeasureFreshness
{
    private const int Questions = 200;

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var publishes = CommandLine.Number("--publishes", "How many documents.", 500);
        var rate = CommandLine.Number("--rate", "How many a second.", 50);
        var searches = CommandLine.Number("--searches", "How many searches a second meanwhile.", 20);
        var connections = CommandLine.Number("--connections", "How many imports at most at a time.", 16);
        var looks = CommandLine.Number("--looks", "How many looks a second at most, over all documents that are waited for; each is looked for every 5 ms at most.", 400);
        var every = CommandLine.Number("--every", "Of so many documents one is looked for while others are published, the rest in the end: looks are searches too, and take the time of what they measure.", 1);
        var by = new Option<string>("--by") { Description = "Looks by search, or reads the document by its number.", DefaultValueFactory = _ => "search" };
        by.AcceptOnlyFromAmong("search", "number");
        var platform = new PlatformOptions();
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("freshness", "Measures how soon a published document is found.")
        {
            publishes, rate, searches, connections, looks, every, by, platform.Accounts, platform.Portal, platform.Office, seed, json,
        };
        verb.SetAction(async (asked, ct) =>
        {
            DocumentGenerator.EnsureFingerprint();
            using var connected = await platform.ConnectAsync(asked, asked.GetValue(connections), ct);
            var report = new Report(CommandLine.Called(asked));
            var run = new Run(connected, asked.GetValue(looks), asked.GetValue(every), byNumber: asked.GetValue(by) == "number", asked.GetValue(seed));
            var isGood = await run.GoAsync(asked.GetValue(publishes), asked.GetValue(rate), asked.GetValue(searches), report, ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return isGood ? 0 : 1;
        });
        return verb;
    }

    private sealed class Run(Platform platform, int looksPerSecond, int every, bool byNumber, ulong seed)
    {
        private readonly Pace _looks = new(looksPerSecond);
        private readonly ConcurrentBag<double> _answers = [];
        private readonly ConcurrentBag<double> _found = [];
        private readonly ConcurrentBag<double> _searches = [];
        private readonly ConcurrentBag<GeneratedDocument> _left = []; // not looked for yet
        private readonly ConcurrentDictionary<string, int> _errors = new();
        private readonly string _name = NewName();
        private int _looked;

        public async Task<bool> GoAsync(int publishes, int rate, int searches, Report report, CancellationToken ct)
        {
            var lengths = new Lengths();
            var documents = Documents(publishes).ToList();
            foreach (var document in documents) lengths.Add(document.Text);

            // The first document warms up what is on its way, and counts for nothing.
            await PublishAsync(documents[0] with { Id = $"{_name}-0", DocNumber = $"川测{_name}〔2026〕{publishes + 1}号" }, isLookedFor: true, ct);
            Forget();

            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var searching = SearchAsync(searches, over.Token);
            var started = Stopwatch.GetTimestamp();
            var pace = new Pace(rate);
            var publishing = new List<Task>();
            foreach (var (place, document) in documents.Index())
            {
                await pace.NextAsync(ct);
                publishing.Add(PublishAsync(document, isLookedFor: place % every == 0, ct));
            }

            var reached = publishes / Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Task.WhenAll(publishing);
            await over.CancelAsync();
            await searching;
            foreach (var document in _left)
            {
                await IsShownInTimeAsync(document, Stopwatch.GetTimestamp(), ct);
            }

            Show(publishes, rate, reached, searches, lengths, report);
            return _found.Count + _left.Count == publishes && _errors.IsEmpty;
        }

        private IEnumerable<GeneratedDocument> Documents(int publishes) =>
            new DocumentGenerator(seed).Generate(publishes).Select((document, i) => document with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{_name}-{i + 1}"),
                DocNumber = string.Create(CultureInfo.InvariantCulture, $"川测{_name}〔2026〕{i + 1}号"),
            });

        private async Task PublishAsync(GeneratedDocument document, bool isLookedFor, CancellationToken ct)
        {
            try
            {
                var sent = Stopwatch.GetTimestamp();
                using var line = new ByteArrayContent(document.ToLine());
                var summary = await platform.ImportAsync(line, ct);
                var answered = Stopwatch.GetTimestamp();
                _answers.Add(Stopwatch.GetElapsedTime(sent, answered).TotalMilliseconds);
                if (summary.Accepted != 1) Err("imports that did not accept the document");
                else if (isLookedFor) await LookForAsync(document, answered, ct);
                else _left.Add(document);
            }
            catch (HttpRequestException e)
            {
                Err(e.StatusCode is { } status ? $"imports answered {(int)status}" : e.Message); // a body names its trace: each would be an error of its own
            }
        }

        private async Task LookForAsync(GeneratedDocument document, long answered, CancellationToken ct)
        {
            if (await IsShownInTimeAsync(document, answered, ct)) _found.Add(Stopwatch.GetElapsedTime(answered).TotalMilliseconds);
        }

        /// <summary>Looks until it is there or patience, counted from <paramref name="since"/>, is over.</summary>
        private async Task<bool> IsShownInTimeAsync(GeneratedDocument document, long since, CancellationToken ct)
        {
            while (Stopwatch.GetElapsedTime(since) < _patience)
            {
                await _looks.NextAsync(ct);
                var looked = Stopwatch.GetTimestamp();
                Interlocked.Increment(ref _looked);
                if (await IsShownAsync(document, ct)) return true;

                var rest = _betweenLooks - Stopwatch.GetElapsedTime(looked);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, ct);
            }

            Err($"documents that were not found within {_patience.TotalSeconds:0} s");
            return false;
        }

        private Task<bool> IsShownAsync(GeneratedDocument document, CancellationToken ct) => byNumber ? IsThereAsync(document, ct) : IsFoundAsync(document, ct);

        private async Task<bool> IsThereAsync(GeneratedDocument document, CancellationToken ct)
        {
            using var answer = await platform.Portal.GetAsync(new Uri("api/documents/by-number/" + Uri.EscapeDataString(document.DocNumber), UriKind.Relative), ct);
            return answer.StatusCode != HttpStatusCode.NotFound && IsOk(answer);
        }

        private async Task<bool> IsFoundAsync(GeneratedDocument document, CancellationToken ct)
        {
            using var answer = await platform.Portal.GetAsync(new Uri($"api/search?validity=all&size=1&q={Uri.EscapeDataString(document.DocNumber)}", UriKind.Relative), ct);
            if (!IsOk(answer)) return false;

            var hits = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("hits");
            return hits.GetArrayLength() > 0 && hits[0].GetProperty("sourceId").GetString() == document.Id;
        }

        /// <summary>At a steady rate too, whether or not earlier searches have been answered.</summary>
        private async Task SearchAsync(int rate, CancellationToken over)
        {
            var mix = new QuestionMix();
            foreach (var _ in mix.Sampling(new DocumentGenerator(seed).Generate(Questions), Questions, Questions))
            {
                // Taken for their questions.
            }

            var questions = mix.Ask(Questions);
            var pace = new Pace(rate);
            var searching = new List<Task>();
            try
            {
                for (var i = 0; ; i++)
                {
                    await pace.NextAsync(over);
                    searching.Add(AskAsync(questions[i % questions.Count]));
                }
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                await Task.WhenAll(searching);
            }
        }

        private async Task AskAsync(Question question)
        {
            try
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await platform.Portal.GetAsync(question.ToAddress());
                if (IsOk(answer)) _searches.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            catch (HttpRequestException e)
            {
                Err(e.Message);
            }
        }

        private bool IsOk(HttpResponseMessage answer)
        {
            if (answer.IsSuccessStatusCode) return true;

            Err(answer.StatusCode == HttpStatusCode.TooManyRequests ? Platform.RateLimitAdvice : $"{answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
            return false;
        }

        private void Err(string what) => _errors.AddOrUpdate(what, 1, (_, count) => count + 1);

        private void Forget()
        {
            _answers.Clear();
            _found.Clear();
            _looked = 0;
        }

        private void Show(int publishes, int rate, double reached, int searches, Lengths lengths, Report report)
        {
            var table = new ReportTable(
                $"{publishes} publishes at {rate}/s with {searches} searches/s", new("what"), new("n"),
                Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            Add("publish → answer", _answers);
            Add(byNumber ? "answer → read by number" : "answer → found by search", _found);
            Add("searches meanwhile", _searches);
            report.Show(
                table, lengths.ToString(),
                [
                    $"Reached {reached:0.0} publishes/s; {_looked:N0} looks, at most {looksPerSecond}/s and one every {_betweenLooks.TotalMilliseconds:0} ms for a document, so that a time may be too long by this and by the time of one look.",
                    every == 1 ? "Every document was looked for at once." : $"One of {every} documents was looked for at once, the others in the end.",
                    "A publish is an import of one line, through the staff gateway; looks and searches go through the public gateway. Load and platform share this machine.",
                    _errors.IsEmpty ? "No errors." : "Errors: " + string.Join("; ", _errors.Select(error => $"{error.Value} × {error.Key}")),
                ]);

            void Add(string what, IReadOnlyCollection<double> times)
            {
                var latency = Percentiles.Of(times);
                table.Add(what, times.Count, latency.P50, latency.P90, latency.P99, latency.Max);
            }
        }

        /// <summary>Letters that no earlier run had, for ids and numbers that are new to the platform.</summary>
        private static string NewName()
        {
            var letters = new List<char>();
            for (var rest = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(); rest > 0; rest /= 26) letters.Add((char)('A' + (rest % 26)));
            return new([.. letters]);
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Postgres;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;
using GovOpen.Search.Indexing;

namespace GovOpen.Benchmarks;

/// <summary>
/// <c>search</c>: the embedded engine in this process, and beside it PostgreSQL's full text and, where a server is configured, Elasticsearch,
/// over the same generated documents and questions.
/// </summary>
internal static class MeasureSearch
{
    /// <summary>As many as the search service reads from its projection at once.</summary>
    private const int Page = 200;

    /// <summary>PostgreSQL is asked no longer than this for one kind of question in one round, but for the first few.</summary>
    private static readonly TimeSpan _postgresPatience = TimeSpan.FromSeconds(10);

    private const int PostgresLeast = 5;

    public static Command Create()
    {
        var documents = CommandLine.Numbers("--documents", "Over how many documents; several numbers measure one after the other.", 10_000, 100_000);
        var questions = CommandLine.Number("--queries", "How many questions of each kind.", 300);
        var rounds = CommandLine.Number("--rounds", "How often; the tables show medians of the rounds.", 3);
        var clients = CommandLine.Numbers("--clients", "How many threads ask at once when throughput is measured.", 1, 8);
        var postgres = CommandLine.Postgres();
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("search", "Measures the embedded engine side by side with PostgreSQL's full text, and with Elasticsearch where ConnectionStrings__elasticsearch names a server.") { documents, questions, rounds, clients, postgres, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            DocumentGenerator.EnsureFingerprint();
            var report = new Report(CommandLine.Called(asked));
            foreach (var count in asked.GetRequiredValue(documents))
            {
                var run = new Run(count, asked.GetValue(seed), asked.GetValue(questions), asked.GetValue(rounds), asked.GetRequiredValue(clients), report);
                await run.GoAsync(asked.GetValue(postgres), ct);
                await Task.Yield(); // off the stack on which the engine still stands: the next one is weighed alone
            }

            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private sealed class Run(int count, ulong seed, int questionsOfAKind, int rounds, int[] clients, Report report)
    {
        private readonly Lengths _lengths = new();
        private readonly QuestionMix _mix = new();
        private IReadOnlyList<Question> _questions = [];

        public async Task GoAsync(string? postgres, CancellationToken ct)
        {
            var engine = await LoadAsync(ct);
            _questions = _mix.Ask(questionsOfAKind);
            var ours = await AskEngineAsync(engine, ct);
            ShowLatencies(ours, isLast: string.IsNullOrEmpty(postgres));
            await MeasureThroughputAsync(engine, ct);

            await using (var server = await ElasticsearchIndex.CreateAsync(ct))
            {
                if (server is not null) await CompareAsync(ours, server.Engine, ct);
            }

            if (!string.IsNullOrEmpty(postgres)) await CompareAsync(ours, postgres, ct);
        }

        private async Task<EmbeddedEngine> LoadAsync(CancellationToken ct)
        {
            var documents = new DocumentGenerator(seed);
            await ApplyAsync(new EmbeddedEngine("warm-up"), new DocumentGenerator(seed).Generate(Page), ct);

            var before = LiveMegabytes();
            var engine = new EmbeddedEngine("benchmark");
            var (cutting, applying) = await ApplyAsync(engine, _mix.Sampling(Counted(documents.Generate(count)), count, questionsOfAKind), ct);
            var merging = Stopwatch.GetTimestamp();
            await engine.Merging.WaitAsync(ct);
            var merged = Stopwatch.GetElapsedTime(merging);
            var live = LiveMegabytes() - before;
            var (size, save, load) = await SaveAndLoadAsync(engine, ct);

            var seconds = (cutting + applying + merged).TotalSeconds;
            var table = new ReportTable(
                $"Embedded engine, {count:N0} documents: load",
                new("documents"), new("passages s", "0.0"), new("index s", "0.0"), new("last merge s", "0.0"), new("documents/s"), new("characters/s"), new("live memory MB"), new("process MB"),
                new("snapshot MB", "#,0.0"), new("save s", "0.00"), new("load s", "0.00"));
            table.Add(
                engine.Count, cutting.TotalSeconds, applying.TotalSeconds, merged.TotalSeconds, count / seconds, _lengths.Characters / seconds, live,
                Environment.WorkingSet / 1e6, size, save.TotalSeconds, load.TotalSeconds);
            report.Show(
                table, _lengths.ToString(),
                $"Documents come {Page} at a time, as the search service hands them over; passages: texts are divided into articles and pieces; merging goes on in the background meanwhile.",
                "Live memory is what stays after a full collection, the stored entries and texts included.");
            return engine;
        }

        private IEnumerable<GeneratedDocument> Counted(IEnumerable<GeneratedDocument> documents)
        {
            foreach (var document in documents)
            {
                _lengths.Add(document.Text);
                yield return document;
            }
        }

        private static async Task<(TimeSpan Cutting, TimeSpan Applying)> ApplyAsync(ISearchEngine engine, IEnumerable<GeneratedDocument> documents, CancellationToken ct)
        {
            var (cutting, applying) = (TimeSpan.Zero, TimeSpan.Zero);
            var ids = new Randomness(seed: 0);
            var applied = 0;
            foreach (var page in documents.Chunk(Page))
            {
                var started = Stopwatch.GetTimestamp();
                var changes = Array.ConvertAll(page, document => IndexEntries.Of(document, ids.Id())).Select((entry, i) => new IndexChange(entry.Id, entry, applied + i + 1)).ToList();
                cutting += Stopwatch.GetElapsedTime(started);

                started = Stopwatch.GetTimestamp();
                await engine.ApplyAsync(changes, applied += page.Length, ct);
                applying += Stopwatch.GetElapsedTime(started);
            }

            return (cutting, applying);
        }

        private static async Task<(double Megabytes, TimeSpan Save, TimeSpan Load)> SaveAndLoadAsync(EmbeddedEngine engine, CancellationToken ct)
        {
            var directory = Directory.CreateTempSubdirectory("govopen-benchmark-");
            try
            {
                var started = Stopwatch.GetTimestamp();
                await engine.SaveAsync(directory.FullName, ct);
                var save = Stopwatch.GetElapsedTime(started);
                var size = directory.EnumerateFiles().Sum(file => file.Length) / 1e6;

                started = Stopwatch.GetTimestamp();
                var loaded = EmbeddedEngine.Load(directory.FullName, out var reason) ?? throw new InvalidDataException($"The snapshot cannot be loaded: {reason}");
                var load = Stopwatch.GetElapsedTime(started);
                return loaded.Count == engine.Count ? (size, save, load) : throw new InvalidDataException($"The snapshot has {loaded.Count} of {engine.Count} entries.");
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        }

        private async Task<Dictionary<QuestionKind, Latency>> AskEngineAsync(ISearchEngine engine, CancellationToken ct)
        {
            foreach (var question in _questions) await engine.SearchAsync(question.ToQuery(), ct); // warms up

            var measured = new Measured();
            for (var round = 0; round < rounds; round++)
            {
                measured.NextRound();
                foreach (var question in _questions)
                {
                    var query = question.ToQuery();
                    var started = Stopwatch.GetTimestamp();
                    var answer = await engine.SearchAsync(query, ct);
                    measured.Add(question.Kind, Stopwatch.GetElapsedTime(started), answer.Hits.Count);
                }
            }

            return measured.Latencies();
        }

        private async Task MeasureThroughputAsync(EmbeddedEngine engine, CancellationToken ct)
        {
            var table = new ReportTable($"Embedded engine, {count:N0} documents: all kinds of questions, mixed", new("threads"), new("questions/s"), Column.Milliseconds("p50"), Column.Milliseconds("p99"));
            foreach (var threads in clients)
            {
                var (rates, latencies) = (new List<double>(), new List<Percentiles>());
                for (var round = 0; round < rounds; round++)
                {
                    var times = new double[_questions.Count];
                    var next = -1;
                    var started = Stopwatch.GetTimestamp();
                    await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(
                        async () =>
                        {
                            for (var i = Interlocked.Increment(ref next); i < times.Length; i = Interlocked.Increment(ref next))
                            {
                                var asked = Stopwatch.GetTimestamp();
                                await engine.SearchAsync(_questions[i].ToQuery(), ct);
                                times[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
                            }
                        }, ct)));
                    rates.Add(times.Length / Stopwatch.GetElapsedTime(started).TotalSeconds);
                    latencies.Add(Percentiles.Of(times));
                }

                var latency = Percentiles.MedianOf(latencies);
                table.Add(threads, Percentiles.Median(rates), latency.P50, latency.P99);
            }

            report.Show(table, _lengths.ToString(), $"{_questions.Count:N0} questions a round, {rounds} rounds, medians of the rounds.");
        }

        private async Task CompareAsync(Dictionary<QuestionKind, Latency> ours, ISearchEngine server, CancellationToken ct)
        {
            var (cutting, applying) = await ApplyAsync(server, new DocumentGenerator(seed).Generate(count), ct);
            var theirs = await AskEngineAsync(server, ct);
            var table = new ReportTable(
                $"{count:N0} documents: Elasticsearch on the same questions",
                new("question"), Column.Milliseconds("engine p50"), Column.Milliseconds("engine p99"), new("hits", "0.0"), Column.Milliseconds("server p50"), Column.Milliseconds("server p99"),
                new("server/engine p50", "#,0.0"), new("server/engine p99", "#,0.0"));
            foreach (var (kind, our) in ours)
            {
                var their = theirs[kind];
                table.Add(kind.Named(), our.Times.P50, our.Times.P99, their.Hits, their.Times.P50, their.Times.P99, their.Times.P50 / our.Times.P50, their.Times.P99 / our.Times.P99);
            }

            report.Show(
                table, _lengths.ToString(),
                $"Loaded in {(cutting + applying).TotalSeconds:0.0} s, {Page} documents a request.",
                "The server gets the query of our Elasticsearch engine, which counts all matches and the seven facets and returns the best passage of each hit as the embedded engine does; its times include the way there and back.");
        }

        private async Task CompareAsync(Dictionary<QuestionKind, Latency> ours, string server, CancellationToken ct)
        {
            await using var postgres = await PostgresFullText.CreateAsync(server, ct);
            var inserting = await postgres.InsertAsync(new DocumentGenerator(seed).Generate(count), _ => { }, ct);
            var started = Stopwatch.GetTimestamp();
            await postgres.IndexAsync(ct);
            var indexing = Stopwatch.GetElapsedTime(started);
            await postgres.SettleAsync(ct);
            var (megabytes, ofIndex) = await postgres.MegabytesAsync(ct);

            var any = await AskPostgresAsync(postgres, '|', ct);
            var all = await AskPostgresAsync(postgres, '&', ct);
            var roundTrip = await postgres.RoundTripAsync(ct);
            var table = new ReportTable(
                $"{count:N0} documents: PostgreSQL on the same questions",
                new("question"), Column.Milliseconds("engine p50"), Column.Milliseconds("engine p99"),
                new("any n"), new("any hits", "0.0"), Column.Milliseconds("any p50"), Column.Milliseconds("any p99"), new("any/engine p50", "#,0.0"), new("any/engine p99", "#,0.0"),
                new("all n"), new("all hits", "0.0"), Column.Milliseconds("all p50"), Column.Milliseconds("all p99"));
            foreach (var (kind, our) in ours)
            {
                var (some, every) = (any[kind], all[kind]);
                table.Add(
                    kind.Named(), our.Times.P50, our.Times.P99,
                    some.Count, some.Hits, some.Times.P50, some.Times.P99, some.Times.P50 / our.Times.P50, some.Times.P99 / our.Times.P99,
                    every.Count, every.Hits, every.Times.P50, every.Times.P99);
            }

            report.Show(
                table, _lengths.ToString(),
                $"{postgres.Description}; one connection, prepared statements, planned for each question; a statement that does nothing takes {roundTrip:0.00} ms from here, which is part of its times.",
                $"Loaded in {inserting.TotalSeconds:0.0} s, indexed in {indexing.TotalSeconds:0.0} s more, vacuumed and analysed; {megabytes:N0} MB with indexes, {ofIndex:N0} MB of them full text.",
                "PostgreSQL is asked for the 10 best by ts_rank (normalised by length) in a GIN-indexed tsvector ('simple') of the pairs of neighbouring characters and the words of title and text, in force on the same day, with the same filters, which are plain columns. “any”: documents that hold any of the question's pairs; “all”: only those that hold every one, which is quicker and misses the rest. A number is looked up in a B-tree.",
                "The engine also counts all matches and the seven facets, and finds and unpacks the best passage; it returns documents that hold at least 30 % of the question by weight. PostgreSQL is asked for none of this.",
                $"PostgreSQL gets the same questions, as many as fit into {_postgresPatience.TotalSeconds:0} s a kind and round, at least {PostgresLeast}; n says how many they were in all rounds.");
        }

        private async Task<Dictionary<QuestionKind, Latency>> AskPostgresAsync(PostgresFullText postgres, char combined, CancellationToken ct)
        {
            var measured = new Measured();
            for (var round = 0; round <= rounds; round++)
            {
                if (round > 0) measured.NextRound(); // the first one warms up
                foreach (var kind in Enum.GetValues<QuestionKind>())
                {
                    var began = Stopwatch.GetTimestamp();
                    var asked = 0;
                    foreach (var question in _questions.Where(question => question.Kind == kind))
                    {
                        if (asked++ >= PostgresLeast && Stopwatch.GetElapsedTime(began) > (round == 0 ? _postgresPatience / 5 : _postgresPatience)) break;

                        var started = Stopwatch.GetTimestamp();
                        var found = await postgres.SearchAsync(question, combined, ct);
                        if (round > 0) measured.Add(kind, Stopwatch.GetElapsedTime(started), found);
                    }
                }
            }

            return measured.Latencies();
        }

        private void ShowLatencies(Dictionary<QuestionKind, Latency> ours, bool isLast)
        {
            var table = new ReportTable(
                $"Embedded engine, {count:N0} documents: latency by kind of question, top 10",
                new("question"), new("n"), new("hits", "0.0"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            foreach (var (kind, our) in ours) table.Add(kind.Named(), our.Count, our.Hits, our.Times.P50, our.Times.P90, our.Times.P99, our.Times.Max);

            report.Show(
                table, _lengths.ToString(),
                $"One thread; {rounds} rounds after one to warm up, percentiles are medians of the rounds. n: in all rounds; hits: how many of 10 were found on average.",
                isLast ? "PostgreSQL was not asked; --postgres or GOVOPEN_TEST_POSTGRES says where it is." : "PostgreSQL answers the same questions in the table after the next.");
        }

        private static double LiveMegabytes()
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        }
    }

    /// <param name="Count">In all rounds.</param>
    /// <param name="Hits">On average.</param>
    /// <param name="Times">Medians of the rounds.</param>
    private sealed record Latency(int Count, double Hits, Percentiles Times);

    /// <summary>Times by kind and round.</summary>
    private sealed class Measured
    {
        private readonly List<Dictionary<QuestionKind, List<(double Milliseconds, int Hits)>>> _rounds = [];

        public void NextRound() => _rounds.Add(Enum.GetValues<QuestionKind>().ToDictionary(kind => kind, _ => new List<(double, int)>()));

        public void Add(QuestionKind kind, TimeSpan time, int hits) => _rounds[^1][kind].Add((time.TotalMilliseconds, hits));

        public Dictionary<QuestionKind, Latency> Latencies() => Enum.GetValues<QuestionKind>().ToDictionary(kind => kind, kind => new Latency(
            _rounds.Sum(round => round[kind].Count),
            _rounds.SelectMany(round => round[kind]).Average(one => one.Hits),
            Percentiles.MedianOf([.. _rounds.Select(round => Percentiles.Of(round[kind].Select(one => one.Milliseconds)))])));
    }
}

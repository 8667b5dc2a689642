using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Postgres;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;
using GovOpen.Search.Questions;

namespace GovOpen.Benchmarks;

/// <summary>
/// <c>relevance</c>: answers the questions of a judged set, for others to score: <c>qid docid rank score</c>, the best 100 of each.
/// Every document of the corpus is one passage; none is required to hold a share of the question. PostgreSQL's full text is asked the
/// same in the same run, for its time.
/// </summary>
internal static class MeasureRelevance
{
    private const int Depth = 100;
    private const int Rounds = 3;
    private const int Page = 5000;

    // PostgreSQL is asked fewer: it takes so much longer.
    private const int PostgresQuestions = 200;

    private static readonly DateOnly _today = new(2026, 7, 1);

    public static Command Create()
    {
        var corpus = new Option<FileInfo>("--corpus") { Description = "Documents: a line of JSON each, with id, title, text.", HelpName = "FILE", Required = true };
        var queries = new Option<FileInfo>("--queries") { Description = "Questions: a line of JSON each, with id, text.", HelpName = "FILE", Required = true };
        var run = new Option<FileInfo>("--run") { Description = "Where the answers go.", HelpName = "FILE", Required = true };
        var engine = new Option<string>("--engine") { DefaultValueFactory = _ => "embedded" };
        engine.AcceptOnlyFromAmong("embedded", "elasticsearch");
        var ranking = new Option<string>("--ranking") { DefaultValueFactory = _ => "bm25" };
        ranking.AcceptOnlyFromAmong("bm25", "full");
        var postgres = CommandLine.Postgres();
        var json = CommandLine.Json();
        var verb = new Command("relevance", "Answers the questions of a judged set.") { corpus, queries, run, engine, ranking, postgres, json };
        verb.SetAction(async (asked, ct) =>
        {
            await using var server = asked.GetValue(engine) == "elasticsearch" ? await ElasticsearchIndex.CreateAsync(ct) : null;
            if (server is null && asked.GetValue(engine) == "elasticsearch")
            {
                await Console.Error.WriteLineAsync("--engine elasticsearch: set ConnectionStrings__elasticsearch to the address of a server, such as http://127.0.0.1:9200.");
                return 2;
            }

            var report = new Report(CommandLine.Called(asked));
            var under = server?.Engine ?? new EmbeddedEngine("relevance");
            await RunAsync(under, asked.GetRequiredValue(corpus), asked.GetRequiredValue(queries), asked.GetRequiredValue(run), asked.GetValue(ranking) == "full", asked.GetValue(postgres), report, ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static async Task RunAsync(ISearchEngine engine, FileInfo corpus, FileInfo queries, FileInfo into, bool isFull, string? postgres, Report report, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var lines = await ReadAsync(corpus, ct).ToListAsync(ct);
        await LoadAsync(engine, lines, isFull ? Standing(lines) : [], ct);
        var load = Stopwatch.GetElapsedTime(started);
        var questions = await ReadAsync(queries, ct).Select(line => QueryOf(line, isFull)).ToListAsync(ct);

        await WriteRunAsync(engine, questions, into, ct);
        var times = await MeasureAsync(engine, questions, ct);

        var table = new ReportTable(
            $"Judged questions, {(engine is EmbeddedEngine ? "embedded engine" : "Elasticsearch")}, {(isFull ? "the full ranking" : "BM25")}", new("documents"), new("questions"), new("load s", "0.0"),
            Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
        table.Add(lines.Count, questions.Count, load.TotalSeconds, times.P50, times.P90, times.P99, times.Max);
        report.Show(table, $"{corpus.Name}, {queries.Name}", $"The best {Depth} of each question are in {into.FullName}. Latencies are of the top 10, one thread, medians of {Rounds} rounds after the run.");
        if (!string.IsNullOrEmpty(postgres)) await AskPostgresAsync(postgres, lines, questions, times, report, ct);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"latency at top 10 over {questions.Count} questions: p50 {times.P50:0.000} ms, p90 {times.P90:0.000} ms, p99 {times.P99:0.000} ms, max {times.Max:0.000} ms"));
    }

    /// <summary>
    /// The prior of each law: a line of the corpus is an article of one, which in our index would be the document. It is named by its
    /// articles where ours are named by whole documents.
    /// </summary>
    private static Dictionary<string, double> Standing(IReadOnlyList<Line> articles)
    {
        var laws = articles.Select(article => article.Law).OfType<string>().CountBy(law => law).ToDictionary();
        var citations = new Dictionary<string, int>();
        foreach (var article in articles) Count(Citations.In(article.Text), article.Law, 1);
        foreach (var law in laws.Keys) Count(Citations.In(law), law, CountCitations.WeightOfTitle - 1);
        return laws.ToDictionary(law => law.Key, law => Prior.Of(law.Value, citations.GetValueOrDefault(Citations.NameOf(law.Key))));

        void Count(IEnumerable<string> named, string? by, int weight)
        {
            var own = by is null ? "" : Citations.NameOf(by);
            foreach (var name in named.Where(name => name != own)) CollectionsMarshal.GetValueRefOrAddDefault(citations, name, out _) += weight;
        }
    }

    private static async Task LoadAsync(ISearchEngine engine, IReadOnlyList<Line> corpus, Dictionary<string, double> standing, CancellationToken ct)
    {
        var ids = new Randomness(seed: 0);
        var changes = new List<IndexChange>(Page);
        var applied = 0L;
        foreach (var line in corpus)
        {
            var id = ids.Id();
            changes.Add(new(id, new()
            {
                Id = id,
                SourceId = line.Id,
                Type = EntryType.Document,
                Kind = DocumentKind.Law,
                Title = line.Title ?? "",
                Validity = new() { EffectiveOn = _today },
                Prior = standing.GetValueOrDefault(line.Law ?? ""),
                Passages = [new("", line.Text)],
            }, applied + changes.Count + 1));
            if (changes.Count < Page) continue;

            await engine.ApplyAsync(changes, applied += Page, ct);
            changes.Clear();
        }

        if (changes.Count > 0) await engine.ApplyAsync(changes, applied + changes.Count, ct);
        if (engine is EmbeddedEngine embedded) await embedded.Merging.WaitAsync(ct);
    }

    private static async Task WriteRunAsync(ISearchEngine engine, List<(string Id, SearchQuery Query)> questions, FileInfo into, CancellationToken ct)
    {
        await using var file = into.CreateText();
        foreach (var question in questions)
        {
            var answer = await engine.SearchAsync(question.Query with { Take = Depth }, ct);
            var rank = 0;
            foreach (var hit in answer.Hits)
            {
                await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{question.Id} {hit.Entry.SourceId} {++rank} {hit.Score:R}"));
            }
        }
    }

    private static async Task<Percentiles> MeasureAsync(ISearchEngine engine, List<(string Id, SearchQuery Query)> questions, CancellationToken ct)
    {
        var rounds = new List<Percentiles>();
        for (var round = 0; round < Rounds; round++)
        {
            var times = new List<double>(questions.Count);
            foreach (var question in questions)
            {
                var started = Stopwatch.GetTimestamp();
                await engine.SearchAsync(question.Query, ct);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            rounds.Add(Percentiles.Of(times));
        }

        return Percentiles.MedianOf(rounds);
    }

    private static async Task AskPostgresAsync(string server, IReadOnlyList<Line> corpus, List<(string Id, SearchQuery Query)> questions, Percentiles ours, Report report, CancellationToken ct)
    {
        await using var postgres = await PostgresFullText.CreateAsync(server, ct);
        await postgres.InsertAsync(corpus.Select(DocumentOf), _ => { }, ct);
        await postgres.IndexAsync(ct);
        await postgres.SettleAsync(ct);

        var asked = questions.Where((_, i) => i % Math.Max(1, questions.Count / PostgresQuestions) == 0).Select(question => new Question { Kind = QuestionKind.NaturalQuestion, AsOf = _today, Text = question.Query.Text }).ToList();
        foreach (var question in asked.Take(10)) await postgres.SearchAsync(question, '|', ct); // warms up
        var times = new List<double>();
        foreach (var question in asked)
        {
            var started = Stopwatch.GetTimestamp();
            await postgres.SearchAsync(question, '|', ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var theirs = Percentiles.Of(times);
        var table = new ReportTable("The same questions to PostgreSQL", new("questions"), Column.Milliseconds("p50"), Column.Milliseconds("p99"), new("times ours p50", "#,0.0"), new("times ours p99", "#,0.0"));
        table.Add(asked.Count, theirs.P50, theirs.P99, theirs.P50 / ours.P50, theirs.P99 / ours.P99);
        report.Show(table, postgres.Description, "The ten best by ts_rank of what holds any pair of neighbouring characters of the question, one connection.");
    }

    private static GeneratedDocument DocumentOf(Line line) => new()
    {
        Id = line.Id,
        Title = line.Title ?? "",
        Text = line.Text,
        Kind = DocumentKind.Law,
        Issuer = "",
        DocNumber = "",
        IndexNumber = "",
        Theme = "",
        Tags = [],
        Division = "",
        WrittenOn = _today,
        PublishedOn = _today,
        Status = "effective",
        Validity = new() { EffectiveOn = _today },
    };

    private static (string Id, SearchQuery Query) QueryOf(Line question, bool isFull) => (question.Id, new()
    {
        Text = question.Text, Expansion = isFull ? Thesaurus.Built.Expand(question.Text) : "", AsOf = _today, Take = 10, MinimumShare = 0,
    });

    private static async IAsyncEnumerable<Line> ReadAsync(FileInfo file, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Parse(line, file, number);
        }
    }

    private static Line Parse(string line, FileInfo file, int number)
    {
        try
        {
            // Sets written by Python have a bare NaN where a value is missing, which is no JSON.
            return JsonSerializer.Deserialize<Line>(line.Replace(": NaN", ": null", StringComparison.Ordinal), ContractJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file.Name}, line {number}: {e.Message}", e);
        }
    }

    /// <summary>A document or a question; a question has no title.</summary>
    private sealed record Line
    {
        public required string Id { get; init; }

        public string? Title { get; init; }

        public required string Text { get; init; }

        /// <summary>What it is an article of.</summary>
        public string? Law { get; init; }
    }
}

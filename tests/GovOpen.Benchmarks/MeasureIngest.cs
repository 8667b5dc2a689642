using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Postgres;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;
using Spectre.Console;

namespace GovOpen.Benchmarks;

/// <summary><c>ingest</c>: an import into a platform that runs, until the public finds every document; and a plain insert into PostgreSQL beside it.</summary>
internal static class MeasureIngest
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var documents = CommandLine.Numbers("--documents", "How many documents; several numbers import one after the other.", 10_000, 100_000);
        var platform = new PlatformOptions();
        var postgres = CommandLine.Postgres();
        var seed = new Option<ulong>("--seed")
        {
            Description = "Other documents for another seed; by default one that was not used before, because a platform keeps each text once.",
            DefaultValueFactory = _ => (ulong)DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        };
        var json = CommandLine.Json();
        var verb = new Command("ingest", "Measures an import into a platform that runs, side by side with PostgreSQL.") { documents, platform.Accounts, platform.Portal, platform.Office, postgres, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            DocumentGenerator.EnsureFingerprint();
            using var connected = await platform.ConnectAsync(asked, connections: 2, ct);
            var report = new Report(CommandLine.Called(asked));
            var table = new ReportTable(
                "Import", new("what"), new("documents"), new("seconds", "#,0.0"), new("documents/s"), new("characters/s"));
            var data = new List<string>();
            var notes = new List<string>();
            var next = asked.GetValue(seed);
            foreach (var count in asked.GetRequiredValue(documents))
            {
                var lengths = await Report.Screen.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                    .StartAsync(progress => new Run(count, next++, table, notes, progress).GoAsync(connected, asked.GetValue(postgres), ct));
                data.Add(lengths.ToString());
            }

            report.Show(
                table, string.Join("; ", data),
                ["From the first byte sent; the documents were generated into a file before. “searchable”: until the total of /api/search?validity=all has grown by what was accepted.", .. notes]);
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private sealed class Run(int count, ulong seed, ReportTable table, List<string> notes, ProgressContext progress)
    {
        private readonly Lengths _lengths = new();
        private readonly string _label = count.ToString("N0", CultureInfo.InvariantCulture);

        public async Task<Lengths> GoAsync(Platform platform, string? postgres, CancellationToken ct)
        {
            var path = Path.Combine(Path.GetTempPath(), $"govopen-benchmark-{Guid.NewGuid():N}.jsonl");
            try
            {
                await GenerateAsync(path, ct);
                await ImportAsync(platform, path, ct);
            }
            finally
            {
                File.Delete(path);
            }

            if (string.IsNullOrEmpty(postgres)) notes.Add($"{_label}: PostgreSQL was not measured; --postgres or GOVOPEN_TEST_POSTGRES says where it is.");
            else await InsertAsync(postgres, ct);
            return _lengths;
        }

        private async Task GenerateAsync(string path, CancellationToken ct)
        {
            var bar = progress.AddTask($"generate {_label}", maxValue: count);
            await using var file = File.Create(path, bufferSize: 1 << 20);
            foreach (var document in Documents())
            {
                await file.WriteAsync(document.ToLine(), ct);
                _lengths.Add(document.Text);
                bar.Increment(1);
            }
        }

        private async Task ImportAsync(Platform platform, string path, CancellationToken ct)
        {
            var before = await TotalAsync(platform, ct);
            var bar = progress.AddTask($"searchable {_label}", maxValue: count);
            await using var file = File.OpenRead(path);
            using var lines = new StreamContent(file, bufferSize: 1 << 16);

            var started = Stopwatch.GetTimestamp();
            var importing = ImportAsync(platform, lines, started, ct);
            var (found, foundAt) = (0, started);
            while (true)
            {
                var now = await TotalAsync(platform, ct) - before;
                if (now > found) (found, foundAt) = (now, Stopwatch.GetTimestamp());
                bar.Value = found;
                if (importing.IsCompleted)
                {
                    var accepted = (await importing).Summary.Accepted;
                    if (found >= accepted) break;
                    if (Stopwatch.GetElapsedTime(foundAt) > _patience) throw new InvalidDataException($"Of {accepted:N0} documents {found:N0} are searchable, and no more for {_patience.TotalMinutes:0} minutes.");
                }

                await Task.Delay(_betweenLooks, ct);
            }

            var searchable = Stopwatch.GetElapsedTime(started);
            var (summary, answered) = await importing;
            Add("GovOpen: answered", answered);
            Add("GovOpen: searchable", searchable);
            notes.Add($"{_label}: seed {seed}; {summary.Accepted:N0} accepted, {summary.Updated:N0} updated, {summary.Unchanged:N0} unchanged, {summary.Refused:N0} refused; {before:N0} documents were there before.");
        }

        private static async Task<(ImportSummary Summary, TimeSpan Answered)> ImportAsync(Platform platform, HttpContent lines, long started, CancellationToken ct)
        {
            var summary = await platform.ImportAsync(lines, ct);
            return (summary, Stopwatch.GetElapsedTime(started));
        }

        private async Task InsertAsync(string server, CancellationToken ct)
        {
            await using var postgres = await PostgresFullText.CreateAsync(server, ct);
            await postgres.IndexAsync(ct);
            var bar = progress.AddTask($"PostgreSQL {_label}", maxValue: count);
            Add("PostgreSQL: insert and index", await postgres.InsertAsync(Documents(), inserted => bar.Increment(inserted), ct));
            notes.Add($"{_label}: {postgres.Description}; 200 documents a transaction on one connection, into one table with a GIN index on the pairs of characters (cut here, which counts); no checks, no versions, no events.");
        }

        private IEnumerable<GeneratedDocument> Documents() => new DocumentGenerator(seed, string.Create(CultureInfo.InvariantCulture, $"ingest-{seed}")).Generate(count);

        private void Add(string what, TimeSpan time) => table.Add($"{what} {_label}", count, time.TotalSeconds, count / time.TotalSeconds, _lengths.Characters / time.TotalSeconds);

        private static async Task<int> TotalAsync(Platform platform, CancellationToken ct)
        {
            while (true)
            {
                if (await platform.TotalAsync(ct) is { } total) return total;
                await Task.Delay(_betweenLooks, ct);
            }
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Indexing;
using Spectre.Console;

namespace GovOpen.Benchmarks.Oracle;

/// <summary>
/// <c>oracle</c>: a random mix of updates, removals, questions as of any day, snapshots and restarts, most of them by SIGKILL, on an engine
/// in a process of its own; every answer must be what brute force makes of the same entries. What a killed engine had not saved is sent
/// again from the position that its snapshot names, as the search service does from its projection.
/// </summary>
internal static class CheckAgainstOracle
{
    private const int Entries = 60;

    public static Command Create()
    {
        var operations = CommandLine.Number("--operations", "How many.", 1_000_000);
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("oracle", "Holds the engine's answers against brute force through a random mix of changes, questions and kills.") { operations, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            var report = new Report(CommandLine.Called(asked));
            using var run = new Run((int)asked.GetValue(seed));
            var difference = await run.GoAsync(asked.GetValue(operations), ct);
            run.Show(report);
            await report.WriteAsync(asked.GetValue(json), ct);
            if (difference is null) return 0;

            await Console.Error.WriteLineAsync(difference);
            return 1;
        });
        return verb;
    }

    private sealed class Run(int seed) : IDisposable
    {
        private readonly Random _random = new(seed);
        private readonly string _folder = Directory.CreateTempSubdirectory("govopen-oracle-").FullName;

        // What a projection would hold: each entry's last change. A seed below 0 is a removal.
        private readonly Dictionary<int, (long Position, int Seed, IndexedEntry? Entry)> _truth = [];
        private BruteForce? _oracle;
        private Process _engine = null!;
        private long _position;
        private long _started;
        private int _updates;
        private int _removals;
        private int _questions;
        private int _kills;
        private int _restarts;
        private int _snapshots;

        public async Task<string?> GoAsync(int operations, CancellationToken ct)
        {
            _started = Stopwatch.GetTimestamp();
            await StartAsync(ct);
            return await Report.Screen.Progress().StartAsync(async shown =>
            {
                var task = shown.AddTask("operations", maxValue: operations);
                while (Done < operations)
                {
                    if (await StepAsync(ct) is { } difference) return $"After {Done} operations, seed {seed}: {difference}";
                    task.Value = Done;
                }

                return null;
            });
        }

        public void Show(Report report)
        {
            var table = new ReportTable(
                "Against brute force", new("updates"), new("removals"), new("questions"), new("snapshots"), new("SIGKILLs"), new("other restarts"), new("seconds", "0"));
            table.Add(_updates, _removals, _questions, _snapshots, _kills, _restarts, Stopwatch.GetElapsedTime(_started).TotalSeconds);
            report.Show(table, $"{Entries} entries of few words, some with several texts, all questions as of random days; seed {seed}");
        }

        public void Dispose()
        {
            _engine.Kill();
            _engine.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        private int Done => _updates + _removals + _questions + _snapshots + _kills + _restarts;

        private async Task<string?> StepAsync(CancellationToken ct)
        {
            switch (_random.Next(2000))
            {
                case 0:
                    await KillAsync(TimeSpan.Zero, ct);
                    return null;
                case 1:
                    await AskAsync("S", ct);
                    _snapshots++;
                    await KillAsync(TimeSpan.FromMicroseconds(_random.Next(3_000)), ct);
                    return null;
                case 2:
                    _restarts++;
                    await RestartAsync(ct);
                    return null;
                case < 13:
                    _snapshots++;
                    await AskAsync("S", ct);
                    return null;
                case < 1000:
                    return await CompareAsync(ct);
                default:
                    await ChangeAsync(ct);
                    return null;
            }
        }

        private async Task ChangeAsync(CancellationToken ct)
        {
            var changed = new HashSet<int>();
            for (var i = _random.Next(6); i >= 0; i--)
            {
                var number = _random.Next(Entries);
                if (!changed.Add(number)) continue;

                var made = _random.Next(4) == 0 ? -1 : _random.Next();
                _truth[number] = (++_position, made, made < 0 ? null : OracleEngine.EntryOf(number, made));
                if (made < 0) _removals++;
                else _updates++;
            }

            _oracle = null;
            var message = Apply(changed.Select(number => (number, _truth[number].Seed)));
            if (_random.Next(1000) > 0) await AskAsync(message, ct);
            else
            {
                await _engine.StandardInput.WriteLineAsync(message.AsMemory(), ct);
                await KillAsync(TimeSpan.FromMicroseconds(_random.Next(1_000)), ct);
            }
        }

        private async Task<string?> CompareAsync(CancellationToken ct)
        {
            _questions++;
            var question = _random.Next();
            _oracle ??= new BruteForce(_truth.Values.Select(change => change.Entry).OfType<IndexedEntry>());
            var expected = OracleEngine.TextOf(_oracle.Answer(OracleEngine.QueryOf(question)));
            var actual = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"Q {question}"), ct);
            return actual == expected ? null : $"question {question} is answered\n{actual}\nwhere brute force answers\n{expected}";
        }

        private async Task KillAsync(TimeSpan after, CancellationToken ct)
        {
            if (after > TimeSpan.Zero) await Task.Delay(after, ct);
            _kills++;
            _engine.Kill();
            await _engine.WaitForExitAsync(ct);
            _engine.Dispose();
            await StartAsync(ct);
        }

        private async Task RestartAsync(CancellationToken ct)
        {
            _engine.StandardInput.Close();
            await _engine.WaitForExitAsync(ct);
            if (_engine.ExitCode != 0) throw new InvalidOperationException($"The engine ended with {_engine.ExitCode}.");
            _engine.Dispose();
            await StartAsync(ct);
        }

        private async Task StartAsync(CancellationToken ct)
        {
            _engine = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList = { typeof(OracleEngine).Assembly.Location, OracleEngine.Name, Path.Combine(_folder, "snapshot") },
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            var through = long.Parse(await AnswerAsync(ct), CultureInfo.InvariantCulture);
            var missed = _truth.Where(change => change.Value.Position > through).OrderBy(change => change.Value.Position).Select(change => (change.Key, change.Value.Seed)).ToList();
            if (missed.Count > 0) await AskAsync(Apply(missed), ct);
        }

        private string Apply(IEnumerable<(int Number, int Seed)> changes) =>
            string.Create(CultureInfo.InvariantCulture, $"A {_position} {string.Join(' ', changes.Select(change => change.Seed < 0 ? $"{change.Number}" : $"{change.Number}:{change.Seed}"))}");

        private async Task<string> AskAsync(string message, CancellationToken ct)
        {
            await _engine.StandardInput.WriteLineAsync(message.AsMemory(), ct);
            await _engine.StandardInput.FlushAsync(ct);
            return await AnswerAsync(ct);
        }

        private async Task<string> AnswerAsync(CancellationToken ct) =>
            await _engine.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The engine has ended by itself.");
    }
}

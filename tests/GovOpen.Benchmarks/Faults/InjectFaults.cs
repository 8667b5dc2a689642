using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks.Faults;

/// <summary>
/// <c>faults</c>: packages are released while processes of the platform are killed at random moments; a reader looks all the time
/// whether a document and its interpretation are ever visible apart, and in the end whether anything that was released is missing.
/// </summary>
internal static class InjectFaults
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(20);

    public static Command Create()
    {
        var moments = CommandLine.Number("--moments", "How many kills.", 20);
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of the platform.", HelpName = "DIR", Required = true };
        var deploy = new Option<DirectoryInfo>("--deploy") { Description = "Where the platform's deploy/status is.", HelpName = "DIR", DefaultValueFactory = _ => new("deploy") };
        var targets = new Option<string>("--targets") { Description = "What is killed.", HelpName = "NAME,NAME…", DefaultValueFactory = _ => "publishing,interpretation,rabbitmq,postgres" };
        var portal = PlatformOptions.Address("--portal", "http://localhost:8080");
        var office = PlatformOptions.Address("--office", "http://localhost:8081");
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("faults", "Kills processes while packages are released.") { moments, data, deploy, targets, portal, office, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            var folder = asked.GetRequiredValue(data);
            using var staff = await Staff.ConnectAsync(asked.GetRequiredValue(office), new(Path.Combine(folder.FullName, "accounts.json")), ct);
            using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = asked.GetRequiredValue(portal), Timeout = TimeSpan.FromSeconds(10) };
            var run = new Run(new(asked.GetRequiredValue(deploy), folder), staff, reader, new Random((int)asked.GetValue(seed)));
            var report = new Report(CommandLine.Called(asked));
            var isGood = await run.GoAsync(asked.GetValue(moments), asked.GetRequiredValue(targets).Split(','), report, ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return isGood ? 0 : 1;
        });
        return verb;
    }

    private sealed class Run(PlatformProcesses processes, Staff staff, HttpClient portal, Random random)
    {
        private readonly string _word = NewWord();
        private readonly Dictionary<string, List<double>> _recoveries = [];
        private readonly List<string> _wrong = [];
        private int _looks;
        private int _unanswered;

        public async Task<bool> GoAsync(int moments, string[] targets, Report report, CancellationToken ct)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var packages = new ReleasingPackages(staff, _word);
            var releasing = packages.GoUntilAsync(over.Token);
            var looking = LookUntilAsync(over.Token);
            for (var moment = 1; moment <= moments; moment++)
            {
                await Task.Delay(random.Next(3_000), ct);
                var target = targets[random.Next(targets.Length)];
                await processes.KillAsync(target, ct);
                if (await processes.RecoverAsync(_patience, ct) is not { } took) throw new InvalidDataException($"After {target} was killed the platform was not healthy again within {_patience.TotalSeconds:0} s.");
                if (!_recoveries.TryGetValue(target, out var times)) _recoveries[target] = times = [];
                times.Add(took.TotalMilliseconds);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{moment}/{moments}: {target}, healthy after {took.TotalSeconds:0.0} s; {packages.Released.Count} packages released"));
            }

            await over.CancelAsync();
            await Task.WhenAll(releasing, looking);
            await FindAllAsync(packages.Released, ct);
            Show(moments, packages, report);
            return _wrong.Count == 0 && packages.Released.Count > 0;
        }

        /// <summary>In every answer there are as many interpretations as documents.</summary>
        private async Task LookUntilAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                if (await CountAsync() is not { } seen) _unanswered++;
                else if (seen.Documents != seen.Interpretations) _wrong.Add($"{seen.Documents} documents and {seen.Interpretations} interpretations were visible");
                _looks++;
                await Task.Delay(_between, CancellationToken.None);
            }
        }

        private async Task<(int Documents, int Interpretations)?> CountAsync()
        {
            try
            {
                var answer = await portal.GetFromJsonAsync<JsonElement>(new Uri($"api/search?validity=all&size=1&q={_word}", UriKind.Relative));
                var types = answer.GetProperty("facets").GetProperty("type").EnumerateArray().ToDictionary(type => type.GetProperty("value").GetString()!, type => type.GetProperty("count").GetInt32());
                return (types.GetValueOrDefault("document"), types.GetValueOrDefault("interpretation"));
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return null;
            }
        }

        /// <summary>Nothing that was released is missing, and nothing is there twice.</summary>
        private async Task FindAllAsync(IReadOnlyCollection<Guid> released, CancellationToken ct)
        {
            var began = Stopwatch.GetTimestamp();
            while (!(await CountAsync() is { } seen && seen.Documents >= released.Count) && Stopwatch.GetElapsedTime(began) < _patience) await Task.Delay(500, ct);
            foreach (var document in released)
            {
                var view = await portal.GetFromJsonAsync<JsonElement>(new Uri($"api/documents/{document}", UriKind.Relative), ct);
                if (view.GetProperty("interpretations").GetArrayLength() != 1) _wrong.Add($"document {document} has {view.GetProperty("interpretations").GetArrayLength()} interpretations");
            }

            // One more may have been released whose answer was cut off by the end.
            if (await CountAsync() is { } all && (all.Documents != all.Interpretations || all.Documents < released.Count || all.Documents > released.Count + 1)) _wrong.Add($"{released.Count} were released, {all.Documents} documents and {all.Interpretations} interpretations are there");
        }

        private void Show(int moments, ReleasingPackages packages, Report report)
        {
            var table = new ReportTable($"{moments} kills during releases of packages", new("killed"), new("n"), Column.Milliseconds("healthy p50"), Column.Milliseconds("healthy max"));
            foreach (var (target, times) in _recoveries) table.Add(target, times.Count, Percentiles.Of(times).P50, Percentiles.Of(times).Max);
            report.Show(
                table, $"{packages.Released.Count} packages of a document and an interpretation",
                [
                    $"{_looks:N0} looks at the public search, {_unanswered:N0} of them without an answer.",
                    _wrong.Count == 0 ? "Document and interpretation were never visible apart; none is missing, none is there twice." : $"Wrong {_wrong.Count} times: " + string.Join("; ", _wrong.Distinct().Take(10)),
                    "Staff meanwhile: " + (packages.Failures.Count == 0 ? "every request was answered." : string.Join(", ", packages.Failures.Select(failure => $"{failure.Value} × {failure.Key}")) + "; each was tried again."),
                ]);
        }

        /// <summary>Letters that nothing else in the platform has: they are one word, whatever stands beside them.</summary>
        private static string NewWord() => "KX" + string.Concat(DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)[^7..].Select(digit => (char)('A' + digit - '0')));
    }
}

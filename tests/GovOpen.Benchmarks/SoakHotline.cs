using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using GovOpen.Benchmarks.Faults;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks;

/// <summary><c>soak</c>: citizens file concerns at a steady rate while handlers carry each from acceptance to its close, a look between two steps; every answer is timed, and the memory of the hotline is looked at.</summary>
internal static class SoakHotline
{
    private const string Unit = "四川省人民政府办公厅";

    private static readonly TimeSpan _between = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of the platform.", HelpName = "DIR", Required = true };
        var deploy = new Option<DirectoryInfo>("--deploy") { Description = "Where the platform's deploy/status is.", HelpName = "DIR", DefaultValueFactory = _ => new("deploy") };
        var portal = PlatformOptions.Address("--portal", "http://localhost:8080");
        var office = PlatformOptions.Address("--office", "http://localhost:8081");
        var minutes = CommandLine.Number("--minutes", "For how long.", 10);
        var intakes = CommandLine.Number("--intakes", "How many concerns are filed a second.", 20);
        var handlers = CommandLine.Number("--handlers", "How many work at a time.", 50);
        var pause = CommandLine.Number("--pause", "For how many milliseconds a handler looks at an order between two steps; 1 is as fast as it goes.", 1_000);
        var json = CommandLine.Json();
        var verb = new Command("soak", "Lets citizens file and handlers work for minutes.") { data, deploy, portal, office, minutes, intakes, handlers, pause, json };
        verb.SetAction(async (asked, ct) =>
        {
            var folder = asked.GetRequiredValue(data);
            using var staff = await Staff.ConnectAsync(asked.GetRequiredValue(office), new(Path.Combine(folder.FullName, "accounts.json")), ct);
            using var citizens = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = asked.GetRequiredValue(portal), Timeout = TimeSpan.FromSeconds(20) };
            var pid = await new PlatformProcesses(asked.GetRequiredValue(deploy), folder).PidOfAsync("hotline", ct);
            var report = new Report(CommandLine.Called(asked));
            var run = new Run(staff, citizens, await UnitIdAsync(staff, ct), TimeSpan.FromMilliseconds(asked.GetValue(pause)));
            await run.GoAsync(asked.GetValue(intakes), asked.GetValue(handlers), TimeSpan.FromMinutes(asked.GetValue(minutes)), pid, ct);
            run.Tell(report);
            await report.WriteAsync(asked.GetValue(json), ct);
            return run.IsGood ? 0 : 1;
        });
        return verb;
    }

    private static async Task<Guid> UnitIdAsync(Staff staff, CancellationToken ct)
    {
        var units = (await staff.AskAsync(HttpMethod.Get, "Dispatcher", "api/units", null, ct))["units"]!.AsArray();
        return (Guid)units.Single(unit => (string)unit!["name"]! == Unit)!["id"]!;
    }

    private sealed class Run(Staff staff, HttpClient citizens, Guid unit, TimeSpan pause)
    {
        private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _times = new(StringComparer.Ordinal);
        private readonly ConcurrentBag<string> _errors = [];
        private readonly List<(double Minute, double Megabytes)> _memory = [];
        private readonly Channel<string> _receipts = Channel.CreateUnbounded<string>();
        private volatile bool _isOver;
        private int _closed;

        public bool IsGood => _errors.IsEmpty;

        public async Task GoAsync(int intakes, int handlers, TimeSpan length, int pid, CancellationToken ct)
        {
            var began = Stopwatch.GetTimestamp();
            var working = Enumerable.Range(0, handlers).Select(_ => HandleAsync(ct)).ToList();
            var watching = WatchAsync(pid, began, length, ct);
            var (pace, filing) = (new Pace(intakes), new List<Task>());
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                await pace.NextAsync(ct);
                filing.Add(FileAsync(ct));
            }

            await Task.WhenAll(filing);
            _isOver = true;
            _receipts.Writer.Complete();
            await Task.WhenAll([.. working, watching]);
        }

        public void Tell(Report report)
        {
            var table = new ReportTable("Concerns from filing to close", new("what"), new("n"), Column.Milliseconds("p50"), Column.Milliseconds("p90"), Column.Milliseconds("p99"), Column.Milliseconds("max"));
            foreach (var (what, times) in _times.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key, StringComparer.Ordinal)) Add(table, what, times);
            Add(table, "all", [.. _times.Values.SelectMany(times => times)]);
            report.Show(table, $"{_closed:N0} concerns closed, {_receipts.Reader.Count:N0} wait", _errors.IsEmpty ? "No request failed." : $"{_errors.Count} requests failed, the first: {_errors.First()}");

            var memory = new ReportTable("Memory of the hotline", new("minute", "0.0"), new("MB", "0"));
            foreach (var (minute, megabytes) in _memory.Where((_, place) => place % 4 == 0)) memory.Add(minute, megabytes);
            report.Show(memory, "Resident, every minute", "Load and platform share this machine.");
        }

        private static void Add(ReportTable table, string what, ConcurrentBag<double> times)
        {
            var latency = Percentiles.Of(times);
            table.Add(what, times.Count, latency.P50, latency.P90, latency.P99, latency.Max);
        }

        private async Task FileAsync(CancellationToken ct)
        {
            var filed = await TimeAsync("file", async () =>
            {
                using var answer = await citizens.PostAsJsonAsync(new Uri("api/concerns", UriKind.Relative), new { kind = "help", text = "青龙街的路灯坏了半个月，晚上看不清路，请尽快修好。", division = "510100" }, ct);
                var text = await answer.Content.ReadAsStringAsync(ct);
                return answer.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new HttpRequestException($"api/concerns: {(int)answer.StatusCode} {text}");
            });
            if (filed is not null) await _receipts.Writer.WriteAsync((string)filed["receipt"]!, ct);
        }

        private async Task HandleAsync(CancellationToken ct)
        {
            await foreach (var receipt in _receipts.Reader.ReadAllAsync(ct))
            {
                if (_isOver) return;

                var list = await TimeAsync("find", () => staff.AskAsync(HttpMethod.Get, "HotlineAgent", "api/orders?receipt=" + receipt, null, ct));
                if (list is null) continue;

                var (id, version) = ((string)list["orders"]![0]!["id"]!, (int)list["orders"]![0]!["version"]!);
                var isDone = await StepAsync("accept", "HotlineAgent", []) && await StepAsync("assign", "Dispatcher", new() { ["unitId"] = unit, ["reason"] = "属于其职责。" }) && await StepAsync("start", "Handler", [])
                    && await TimeAsync("read", () => staff.AskAsync(HttpMethod.Get, "Handler", "api/orders/" + id, null, ct)) is not null
                    && await StepAsync("reply", "Handler", new() { ["reply"] = "路灯已于今日修复。" }) && await StepAsync("approve-reply", "Reviewer", []) && await StepAsync("close", "Dispatcher", []);
                if (isDone) Interlocked.Increment(ref _closed);

                async Task<bool> StepAsync(string verb, string role, JsonObject body)
                {
                    await Task.Delay(pause, ct);
                    body["version"] = version;
                    var after = await TimeAsync(verb, () => staff.AskAsync(HttpMethod.Post, role, $"api/orders/{id}/{verb}", body, ct));
                    version++;
                    return after is not null;
                }
            }
        }

        private async Task<JsonObject?> TimeAsync(string what, Func<Task<JsonObject>> ask)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                return await ask();
            }
            catch (HttpRequestException e)
            {
                _errors.Add(e.Message);
                return null;
            }
            finally
            {
                _times.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        private async Task WatchAsync(int pid, long began, TimeSpan length, CancellationToken ct)
        {
            using var process = Process.GetProcessById(pid);
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                process.Refresh();
                _memory.Add((Stopwatch.GetElapsedTime(began).TotalMinutes, process.WorkingSet64 / 1048576.0));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{_memory[^1].Minute:0.0} min: {_closed:N0} closed, {_receipts.Reader.Count} waiting, {_errors.Count} errors, {_memory[^1].Megabytes:0} MB"));
                await Task.Delay(_between, ct);
            }
        }
    }
}

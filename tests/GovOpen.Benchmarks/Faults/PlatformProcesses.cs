using System.Diagnostics;
using System.Text.Json;

namespace GovOpen.Benchmarks.Faults;

/// <summary>The processes of a platform that <c>deploy/up</c> started on this machine, as <c>deploy/status</c> tells of them.</summary>
internal sealed class PlatformProcesses(DirectoryInfo deploy, DirectoryInfo data)
{
    /// <summary>Ends one at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(string component, CancellationToken ct)
    {
        using var process = Process.GetProcessById(await PidOfAsync(component, ct));
        process.Kill();
        await process.WaitForExitAsync(ct);
    }

    public async Task<int> PidOfAsync(string component, CancellationToken ct) =>
        (await StatusAsync(ct)).Pids.GetValueOrDefault(component) ?? throw new InvalidDataException($"There is no running {component}.");

    /// <summary>Waits until all are healthy again; how long that took, or null where patience was over.</summary>
    public async Task<TimeSpan?> RecoverAsync(TimeSpan patience, CancellationToken ct)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            if ((await StatusAsync(ct)).IsHealthy) return Stopwatch.GetElapsedTime(started);
            if (Stopwatch.GetElapsedTime(started) > patience) return null;
            await Task.Delay(200, ct);
        }
    }

    private async Task<(IReadOnlyDictionary<string, int?> Pids, bool IsHealthy)> StatusAsync(CancellationToken ct)
    {
        using var asking = Process.Start(new ProcessStartInfo(Path.Combine(deploy.FullName, "status"), ["--json", "--data", data.FullName]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await asking.StandardOutput.ReadToEndAsync(ct);
        await asking.WaitForExitAsync(ct);
        var status = JsonDocument.Parse(text).RootElement;
        return (
            status.GetProperty("components").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("pid") is { ValueKind: JsonValueKind.Number } pid ? pid.GetInt32() : (int?)null),
            status.GetProperty("healthy").GetBoolean());
    }
}

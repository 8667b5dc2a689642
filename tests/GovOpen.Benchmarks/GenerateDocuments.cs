using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Reporting;

namespace GovOpen.Benchmarks;

/// <summary><c>generate</c>: documents for an import, one a line, in constant memory; the same bytes for the same seed.</summary>
internal static class GenerateDocuments
{
    public static Command Create()
    {
        var count = CommandLine.Number("--count", "How many.", 10_000);
        var seed = CommandLine.Seed();
        var into = new Option<FileInfo>("--out") { Description = "The file for the documents.", HelpName = "FILE", Required = true };
        var json = CommandLine.Json();
        var verb = new Command("generate", "Writes generated documents in the format of imports.") { count, seed, into, json };
        verb.SetAction(async (asked, ct) =>
        {
            DocumentGenerator.EnsureFingerprint();
            var report = new Report(CommandLine.Called(asked));
            await RunAsync(asked.GetValue(count), asked.GetValue(seed), asked.GetRequiredValue(into), report, ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return 0;
        });
        return verb;
    }

    private static async Task RunAsync(int count, ulong seed, FileInfo into, Report report, CancellationToken ct)
    {
        var lengths = new Lengths();
        var started = Stopwatch.GetTimestamp();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = into.Create())
        {
            foreach (var document in new DocumentGenerator(seed).Generate(count))
            {
                var line = document.ToLine();
                hash.AppendData(line);
                await file.WriteAsync(line, ct);
                lengths.Add(document.Text);
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        into.Refresh();
        var table = new ReportTable("Generated", new("file"), new("documents"), new("MB"), new("seconds", "0.0"), new("documents/s"), new("peak memory MB"), new("SHA-256"));
        table.Add(into.Name, count, into.Length / 1e6, seconds, count / seconds, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, Convert.ToHexStringLower(hash.GetHashAndReset()));
        report.Show(table, lengths.ToString());
    }
}

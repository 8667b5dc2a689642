using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using GovOpen.Search.Indexing;

namespace GovOpen.Benchmarks.Reporting;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    /// <summary>Whether the engine was built to be fast; figures of a debug build mean nothing.</summary>
    public static bool IsOptimized { get; } = typeof(EmbeddedEngine).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;

    public static string Description { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({Processor()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.#} GiB memory, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, {(IsOptimized ? "release" : "DEBUG")} build");

    private static string Processor()
    {
        const string Cpuinfo = "/proc/cpuinfo";
        var model = File.Exists(Cpuinfo) ? File.ReadLines(Cpuinfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

using System.Diagnostics;

namespace GovOpen.Testing;

/// <summary>For what happens in its own time: looks again until it is so, and fails with what it saw last.</summary>
public static class Eventually
{
    private static readonly TimeSpan _default = TimeSpan.FromSeconds(30);

    /// <summary>Waits until <paramref name="look"/> returns what <paramref name="expected"/> accepts.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> expected, TimeSpan? within = null, string? what = null)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (expected(seen)) return seen;
            if (waited.Elapsed > (within ?? _default)) throw new TimeoutException($"{what ?? "It"} did not become so within {within ?? _default}; last seen: {seen}");
            await Task.Delay(20);
        }
    }
}

using System.Diagnostics;

namespace GovOpen.Benchmarks.Running;

/// <summary>Gives out turns at a steady rate to whoever asks. Turns that nobody took are not made up for.</summary>
internal sealed class Pace(double perSecond)
{
    private readonly long _step = (long)(Stopwatch.Frequency / perSecond);
    private long _next = Stopwatch.GetTimestamp();

    /// <summary>Waits for a turn.</summary>
    public async Task NextAsync(CancellationToken ct)
    {
        long now, turn, next;
        do
        {
            now = Stopwatch.GetTimestamp();
            next = Volatile.Read(ref _next);
            turn = Math.Max(now, next);
        }
        while (Interlocked.CompareExchange(ref _next, turn + _step, next) != next);

        if (turn > now) await Task.Delay(Stopwatch.GetElapsedTime(now, turn), ct);
    }
}

namespace GovOpen.EventLog;

/// <summary>
/// Keeps the rounds of a steady work apart: each costs a transaction or a segment, however little it takes in, so under load it waits a
/// little and takes in more. After a rest a round begins at once. For one worker; not safe for several threads.
/// </summary>
/// <param name="apart">At least from one round's beginning to the next one's.</param>
/// <param name="clock">Measures it.</param>
public sealed class Rounds(TimeSpan apart, TimeProvider clock)
{
    private long? _began;

    /// <summary>Returns when the next round may begin, and counts it as begun.</summary>
    public async Task NextAsync(CancellationToken ct)
    {
        if (_began is { } began && apart - clock.GetElapsedTime(began) is { Ticks: > 0 } rest) await Task.Delay(rest, clock, ct);
        _began = clock.GetTimestamp();
    }
}

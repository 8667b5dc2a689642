namespace GovOpen.Testing;

/// <summary>
/// The machine's clock, moved to where a test wants it; one for all services of a test. Timers run in real time: what is
/// pretended is the date, not the waiting.
/// </summary>
public sealed class SettableClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    /// <summary>Moves to noon of a day in Shanghai.</summary>
    public void GoTo(DateOnly day) => GoTo(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(8)));

    /// <summary>Moves to an instant.</summary>
    public void GoTo(DateTimeOffset instant) => Interlocked.Exchange(ref _offset, (instant - base.GetUtcNow()).Ticks);
}

namespace GovOpen.EventLog.Tests;

public sealed class Rounds_of_work
{
    private readonly Watch _watch = new();
    private readonly Rounds _rounds;

    public Rounds_of_work() => _rounds = new(TimeSpan.FromMilliseconds(100), _watch);

    [Fact]
    public async Task begin_at_once_after_a_rest()
    {
        await _rounds.NextAsync(default);
        _watch.Go(milliseconds: 100);
        await _rounds.NextAsync(default);

        Assert.Empty(_watch.Waits);
    }

    [Fact]
    public async Task are_kept_apart_from_one_beginning_to_the_next()
    {
        await _rounds.NextAsync(default);
        _watch.Go(milliseconds: 70);
        await _rounds.NextAsync(default);
        await _rounds.NextAsync(default);

        Assert.Equal([30, 100], _watch.Waits);
    }

    /// <summary>Stands still until it is told to go, or somebody waits.</summary>
    private sealed class Watch : TimeProvider
    {
        private long _now;

        public List<double> Waits { get; } = [];

        public override long TimestampFrequency => 1_000;

        public void Go(long milliseconds) => _now += milliseconds;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime.TotalMilliseconds);
            Go((long)dueTime.TotalMilliseconds);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}

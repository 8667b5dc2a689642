using GovOpen.Contracts.EventLog.V1;
using GovOpen.EventLog.Reading;
using GovOpen.Testing;

namespace GovOpen.EventLog.Tests;

public sealed class Freshness_of_a_reader
{
    private static readonly Guid _epoch = Guid.CreateVersion7();
    private static readonly DateTimeOffset _noon = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private readonly SettableClock _clock = new();
    private readonly Freshness _freshness;

    public Freshness_of_a_reader()
    {
        _clock.GoTo(_noon);
        _freshness = new Freshness(_clock);
    }

    [Fact]
    public void is_unknown_at_first_and_then_stale() => Expect(through: null, stale: true);

    [Fact]
    public void follows_from_a_heartbeat_that_is_covered()
    {
        Hear(sequence: 10, at: 0);
        Expect(through: null, stale: true);
        _freshness.Covers("publishing", _epoch, 10);
        Expect(through: 0, stale: false);
    }

    [Fact]
    public void does_not_follow_from_one_that_is_ahead()
    {
        _freshness.Covers("publishing", _epoch, 10);
        _clock.GoTo(_noon.AddSeconds(1));
        Hear(sequence: 10, at: 0);
        Hear(sequence: 11, at: 1);
        Expect(through: 0, stale: false);
        _freshness.Covers("publishing", _epoch, 11);
        Expect(through: 1, stale: false);
    }

    [Fact]
    public void ends_five_seconds_after_the_last_covered_heartbeat()
    {
        _freshness.Covers("publishing", _epoch, 10);
        Hear(sequence: 10, at: 0);
        _clock.GoTo(_noon.AddSeconds(4.5));
        Expect(through: 0, stale: false);
        _clock.GoTo(_noon.AddSeconds(5.5));
        Expect(through: 0, stale: true);
    }

    [Fact]
    public void is_not_helped_by_heartbeats_of_events_that_are_not_applied()
    {
        _freshness.Covers("publishing", _epoch, 10);
        for (var second = 0; second < 20; second++) Hear(sequence: 11, at: second);
        _clock.GoTo(_noon.AddSeconds(20));
        Expect(through: null, stale: true);
    }

    [Fact]
    public void of_another_history_is_not_known()
    {
        _freshness.Covers("publishing", _epoch, 10);
        Hear(sequence: 10, at: 0);
        _freshness.Covers("publishing", Guid.CreateVersion7(), 10);
        Expect(through: null, stale: true);
    }

    [Fact]
    public void is_not_claimed_of_a_log_that_became_shorter()
    {
        _freshness.Covers("publishing", _epoch, 10);
        Hear(sequence: 10, at: 0);
        Hear(sequence: 9, at: 1);
        Expect(through: 0, stale: false);
    }

    [Fact]
    public void does_not_come_from_a_clock_that_runs_ahead()
    {
        _freshness.Covers("publishing", _epoch, 10);
        Hear(sequence: 10, at: 3600);
        Expect(through: 0, stale: false);
        _clock.GoTo(_noon.AddSeconds(6));
        Assert.True(_freshness.IsStale("publishing"));
    }

    [Fact]
    public void is_found_anew_when_the_own_clock_is_put_back()
    {
        _freshness.Covers("publishing", _epoch, 10);
        Hear(sequence: 10, at: 0);
        _clock.GoTo(_noon.AddHours(-3));
        Expect(through: null, stale: true);
        Hear(sequence: 10, at: -3 * 3600);
        Expect(through: -3 * 3600, stale: false);
    }

    [Fact]
    public void takes_late_heartbeats_for_what_they_are()
    {
        _freshness.Covers("publishing", _epoch, 10);
        _clock.GoTo(_noon.AddSeconds(2));
        Hear(sequence: 10, at: 2);
        Hear(sequence: 10, at: 1);
        Expect(through: 2, stale: false);
    }

    [Fact]
    public void forgets_old_heartbeats_before_memory_grows()
    {
        _clock.GoTo(_noon.AddSeconds(5_000));
        for (var second = 0; second < 5_000; second++) Hear(sequence: 10, at: second);
        _freshness.Covers("publishing", _epoch, 10);
        _clock.GoTo(_noon.AddSeconds(5_000)); // it ran on meanwhile, on a busy machine by seconds
        Expect(through: 4_999, stale: false);
    }

    [Fact]
    public void follows_from_the_feed_as_from_a_heartbeat()
    {
        _freshness.Covers("publishing", _epoch, 10);
        _freshness.Read("publishing", _epoch, 11, _noon);
        Expect(through: null, stale: true);
        _freshness.Covers("publishing", _epoch, 11);
        Expect(through: 0, stale: false);
        Assert.Null(_freshness.Latest("publishing"));
    }

    [Fact]
    public void is_left_to_the_feed_only_when_no_heartbeat_comes_for_long()
    {
        Assert.False(_freshness.IsSilent("publishing"));
        _clock.GoTo(_noon + Freshness.Patience - TimeSpan.FromSeconds(1));
        Assert.False(_freshness.IsSilent("publishing"));
        _clock.GoTo(_noon + Freshness.Patience + TimeSpan.FromSeconds(1));
        Assert.True(_freshness.IsSilent("publishing"));
        Hear(sequence: 10, at: 20);
        Assert.False(_freshness.IsSilent("publishing"));
    }

    private void Hear(long sequence, int at) =>
        _freshness.Heard(new Heartbeat { Source = "publishing", Epoch = _epoch, Sequence = sequence, SentAt = _noon.AddSeconds(at) });

    private void Expect(int? through, bool stale)
    {
        // A heartbeat's instant is never after its arrival; the clock itself runs on by some milliseconds.
        Assert.Equal(through is { } second ? second : null, _freshness.Through("publishing") is { } known ? (int?)Math.Round((known - _noon).TotalSeconds) : null);
        Assert.Equal(stale, _freshness.IsStale("publishing"));
    }
}

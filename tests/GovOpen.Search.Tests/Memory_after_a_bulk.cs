using GovOpen.Search.Entries;

namespace GovOpen.Search.Tests;

/// <summary>The heap is compacted once after a bulk, when the index rests, and never between.</summary>
public sealed class Memory_after_a_bulk
{
    private readonly Stopped _clock = new();
    private readonly MemoryAfterBulk _memory;

    public Memory_after_a_bulk() => _memory = new(_clock);

    [Fact]
    public void Is_given_back_once_the_index_rests()
    {
        Assert.False(_memory.GiveBack(20_000));
        Assert.False(AfterSeconds(59, 20_000));
        Assert.True(AfterSeconds(1, 20_000));
        Assert.False(AfterSeconds(60, 20_000));
    }

    [Fact]
    public void Is_left_while_more_comes()
    {
        for (var position = 20_000; position < 50_000; position += 1_000) Assert.False(AfterSeconds(30, position));
    }

    [Fact]
    public void Is_left_after_single_publications()
    {
        Assert.False(_memory.GiveBack(19_999));
        Assert.False(AfterSeconds(60, 19_999));
    }

    [Fact]
    public void Is_left_after_an_index_was_opened_as_it_was_kept()
    {
        _memory.Opened(100_000);
        _memory.GiveBack(100_000);
        Assert.False(AfterSeconds(60, 100_000));
    }

    [Fact]
    public void Is_given_back_also_when_the_index_is_of_another_projection()
    {
        _memory.GiveBack(100_000);
        Assert.True(AfterSeconds(60, 100_000));

        Assert.False(AfterSeconds(60, 30));
        Assert.True(AfterSeconds(60, 30));
    }

    private bool AfterSeconds(int seconds, long position)
    {
        _clock.Passed += TimeSpan.FromSeconds(seconds);
        return _memory.GiveBack(position);
    }

    private sealed class Stopped : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}

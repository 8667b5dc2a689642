using GovOpen.Contracts.EventLog.V1;

namespace GovOpen.EventLog.Reading;

/// <summary>
/// How fresh this reader is, provably: through an instant T of a source if it covers the position of a heartbeat that was
/// sent at T, because everything committed before T lies at or before that position. Silence makes it stale.
/// </summary>
public sealed class Freshness(TimeProvider clock)
{
    /// <summary>What is older than this is marked as stale.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private const int MostPending = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, State> _sources = [];

    /// <summary>A source was heard.</summary>
    public void Heard(Heartbeat heartbeat)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        // A clock that runs ahead must not make us fresh for the time that it is ahead.
        var now = clock.GetUtcNow();
        if (heartbeat.SentAt > now) heartbeat = heartbeat with { SentAt = now };
        lock (_lock)
        {
            var state = Of(heartbeat.Source);
            if (state.Latest is null || heartbeat.SentAt > state.Latest.SentAt || heartbeat.Epoch != state.Latest.Epoch) state.Latest = heartbeat;
            state.Pending.Enqueue(heartbeat);
            if (state.Pending.Count > MostPending) state.Pending.Dequeue();
            Settle(state);
        }
    }

    /// <summary>This reader now shows everything of the source up to this position.</summary>
    public void Covers(string source, Guid epoch, long sequence)
    {
        lock (_lock)
        {
            var state = Of(source);
            if (state.Epoch != epoch) (state.Through, state.Head) = (null, 0);
            (state.Epoch, state.Sequence) = (epoch, sequence);
            Settle(state);
        }
    }

    /// <summary>Everything that the source acknowledged before this instant is shown; null when that cannot be said of any.</summary>
    public DateTimeOffset? Through(string source)
    {
        lock (_lock) return Of(source).Through;
    }

    /// <summary>Whether that instant is too long ago.</summary>
    public bool IsStale(string source) => !(clock.GetUtcNow() - Through(source) <= Tolerance);

    /// <summary>The newest heartbeat, if it is not older than the tolerance.</summary>
    internal Heartbeat? Latest(string source)
    {
        lock (_lock)
        {
            var latest = Of(source).Latest;
            return latest is not null && clock.GetUtcNow() - latest.SentAt <= Tolerance ? latest : null;
        }
    }

    private State Of(string source)
    {
        if (!_sources.TryGetValue(source, out var state)) _sources[source] = state = new();
        state.ForgetWhatIsAheadOf(clock.GetUtcNow());
        return state;
    }

    private static void Settle(State state)
    {
        // Heartbeats of one source come nearly in order; one that is not covered yet waits for its turn.
        for (var n = state.Pending.Count; n > 0; n--)
        {
            var heartbeat = state.Pending.Dequeue();
            if (heartbeat.Epoch == state.Epoch && heartbeat.Sequence < state.Head)
            {
                // A log does not get shorter: this is not the one that we covered. (A late heartbeat says nothing new either.)
            }
            else if (heartbeat.Epoch == state.Epoch && heartbeat.Sequence <= state.Sequence)
            {
                state.Head = heartbeat.Sequence;
                if (state.Through is null || heartbeat.SentAt > state.Through) state.Through = heartbeat.SentAt;
            }
            else
            {
                state.Pending.Enqueue(heartbeat);
            }
        }
    }

    private sealed class State
    {
        public Guid Epoch { get; set; }
        public long Sequence { get; set; }

        /// <summary>The furthest that a heartbeat has shown the log to go, as far as it is covered.</summary>
        public long Head { get; set; }

        public DateTimeOffset? Through { get; set; }
        public Heartbeat? Latest { get; set; }
        public Queue<Heartbeat> Pending { get; } = new();

        /// <summary>Our clock was put back since: its earlier instants would make us fresh until it reaches them again.</summary>
        public void ForgetWhatIsAheadOf(DateTimeOffset now)
        {
            if (!(Latest?.SentAt > now) && !(Through > now)) return;
            (Latest, Through) = (null, null);
            Pending.Clear();
        }
    }
}

using GovOpen.Contracts.EventLog.V1;

namespace GovOpen.EventLog.Reading;

/// <summary>
/// How fresh this reader is, provably: through an instant T of a source if it covers the position of a heartbeat that was
/// sent at T, because everything committed before T lies at or before that position. Silence makes it stale, so that a broken
/// path shows; when the broker stays away, the feed takes the heartbeats' place (<see cref="Patience"/>).
/// </summary>
public sealed class Freshness(TimeProvider clock)
{
    /// <summary>What is older than this is marked as stale.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>A broker that is silent for longer is done without: the feed, which is read meanwhile, says how far the log goes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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
            state.HeardAt = now;
            if (state.Latest is null || heartbeat.SentAt > state.Latest.SentAt || heartbeat.Epoch != state.Latest.Epoch) state.Latest = heartbeat;
            state.Await(heartbeat);
        }
    }

    /// <summary>The source's feed, asked at this instant, went no further than this position.</summary>
    public void Read(string source, Guid epoch, long sequence, DateTimeOffset askedAt)
    {
        lock (_lock) Of(source).Await(new() { Source = source, Epoch = epoch, Sequence = sequence, SentAt = askedAt });
    }

    /// <summary>Whether no heartbeat came for so long that none should be waited for.</summary>
    public bool IsSilent(string source)
    {
        lock (_lock) return clock.GetUtcNow() - Of(source).HeardAt > Patience;
    }

    /// <summary>This reader now shows everything of the source up to this position.</summary>
    public void Covers(string source, Guid epoch, long sequence)
    {
        lock (_lock)
        {
            var state = Of(source);
            if (state.Epoch != epoch) (state.Through, state.Head) = (null, 0);
            (state.Epoch, state.Sequence) = (epoch, sequence);
            state.Settle();
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
        var now = clock.GetUtcNow();
        if (!_sources.TryGetValue(source, out var state)) _sources[source] = state = new() { HeardAt = now };
        state.ForgetWhatIsAheadOf(now);
        return state;
    }

    private sealed class State
    {
        public Guid Epoch { get; set; }
        public long Sequence { get; set; }

        /// <summary>The furthest that a heartbeat has shown the log to go, as far as it is covered.</summary>
        public long Head { get; set; }

        public DateTimeOffset? Through { get; set; }
        public Heartbeat? Latest { get; set; }
        /// <summary>When a heartbeat came last; before the first, when this began to listen.</summary>
        public required DateTimeOffset HeardAt { get; set; }

        private readonly Queue<Heartbeat> _pending = new();

        public void Await(Heartbeat heartbeat)
        {
            _pending.Enqueue(heartbeat);
            if (_pending.Count > MostPending) _pending.Dequeue();
            Settle();
        }

        public void Settle()
        {
            // Heartbeats of one source come nearly in order; one that is not covered yet waits for its turn.
            for (var n = _pending.Count; n > 0; n--)
            {
                var heartbeat = _pending.Dequeue();
                if (heartbeat.Epoch == Epoch && heartbeat.Sequence < Head)
                {
                    // A log does not get shorter: this is not the one that we covered. (A late heartbeat says nothing new either.)
                }
                else if (heartbeat.Epoch == Epoch && heartbeat.Sequence <= Sequence)
                {
                    Head = heartbeat.Sequence;
                    if (Through is null || heartbeat.SentAt > Through) Through = heartbeat.SentAt;
                }
                else
                {
                    _pending.Enqueue(heartbeat);
                }
            }
        }

        /// <summary>Our clock was put back since: its earlier instants would make us fresh until it reaches them again.</summary>
        public void ForgetWhatIsAheadOf(DateTimeOffset now)
        {
            if (HeardAt > now) HeardAt = now;
            if (!(Latest?.SentAt > now) && !(Through > now)) return;
            (Latest, Through) = (null, null);
            _pending.Clear();
        }
    }
}

using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.SignIns;

/// <summary>The configuration section <c>SignIn</c>.</summary>
internal sealed class SignInLimitOptions
{
    /// <summary>Wrong attempts that one address may make in ten minutes at names that never signed in from there.</summary>
    [Range(1, int.MaxValue)]
    public int FailuresPerAddress { get; set; } = 300;

    /// <summary>Passwords that are compared at the same time, of familiar names and of others each; 0: half of the processors.</summary>
    [Range(0, int.MaxValue)]
    public int ComparisonsAtOnce { get; set; }
}

/// <summary>
/// Keeps guessing from costing others anything. Comparing a password is made slow on purpose, so few are compared at a time: names that
/// signed in from the same address before have places of their own, and of all others each address has one, with a short queue. An
/// address that failed too often is refused for names that never signed in from there.
/// </summary>
internal sealed class SignInLimits : IDisposable
{
    private const int WaitingFromOneAddress = 16;
    private const int Waiting = 256;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _tellAgainAfter = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<Comer> _comparisons;
    private readonly PartitionedRateLimiter<string> _failures;
    private readonly ConcurrentDictionary<string, Refused> _whileLocked = new(StringComparer.Ordinal);

    public SignInLimits(IOptions<SignInLimitOptions> options)
    {
        var atOnce = options.Value.ComparisonsAtOnce > 0 ? options.Value.ComparisonsAtOnce : Math.Max(1, Environment.ProcessorCount / 2);
        _comparisons = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<Comer, string>(comer => comer.IsFamiliar
                ? RateLimitPartition.GetNoLimiter("familiar")
                : Places("from " + comer.Address, atOnce: 1, WaitingFromOneAddress)),
            PartitionedRateLimiter.Create<Comer, string>(comer => Places(comer.IsFamiliar ? "familiar" : "strangers", atOnce, Waiting)));
        _failures = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new() { PermitLimit = options.Value.FailuresPerAddress, Window = _window }));
    }

    /// <summary>A place at comparing; not acquired: there are too many now.</summary>
    public ValueTask<RateLimitLease> CompareAsync(string address, bool isFamiliar, CancellationToken ct) => _comparisons.AcquireAsync(new(address, isFamiliar), 1, ct);

    public bool HasFailedTooOften(string address)
    {
        using var lease = _failures.AttemptAcquire(address, permitCount: 0);
        return !lease.IsAcquired;
    }

    public void CountFailure(string address) => _failures.AttemptAcquire(address).Dispose();

    /// <summary>How many attempts at a locked name the trail shall tell of now; 0: they are told with a later one, so that a flood does not become one in the trail.</summary>
    public int TellOfRefusals(string name, DateTimeOffset now)
    {
        // Bounded: names stay here after their lock, and a rare full reset loses counts and nothing else.
        if (_whileLocked.Count > 100_000) _whileLocked.Clear();
        var refused = _whileLocked.GetOrAdd(name, _ => new());
        lock (refused)
        {
            refused.Count++;
            if (now - refused.ToldAt < _tellAgainAfter) return 0;
            var count = refused.Count;
            (refused.Count, refused.ToldAt) = (0, now);
            return count;
        }
    }

    public void Dispose()
    {
        _comparisons.Dispose();
        _failures.Dispose();
    }

    private static RateLimitPartition<string> Places(string key, int atOnce, int waiting) => RateLimitPartition.GetConcurrencyLimiter(
        key, _ => new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <param name="Address">From where.</param>
    /// <param name="IsFamiliar">Whether this name signed in from there before.</param>
    private readonly record struct Comer(string Address, bool IsFamiliar);

    private sealed class Refused
    {
        public int Count { get; set; }

        public DateTimeOffset ToldAt { get; set; }
    }
}

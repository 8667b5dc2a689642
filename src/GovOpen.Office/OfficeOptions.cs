using System.ComponentModel.DataAnnotations;

namespace GovOpen.Office;

/// <summary>The settings of the staff site, from the root of the configuration.</summary>
public sealed class OfficeOptions
{
    /// <summary>Whether accounts and documents are samples; every page then says so.</summary>
    public bool SampleData { get; init; }

    public SessionOptions Session { get; init; } = new();

    public RateLimitOptions RateLimits { get; init; } = new();
}

/// <summary>How long somebody stays signed in.</summary>
public sealed class SessionOptions
{
    /// <summary>Without doing anything.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>At most, whatever they do: a working day, as long as the refresh token is good.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "24:00:00")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(8);
}

/// <summary>How much one client may ask for.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Where somebody could try out passwords.</summary>
    public SignInLimitOptions SignIn { get; init; } = new();
}

/// <summary>A token bucket for each client address. Against floods only: who guesses is slowed down by the identity service, which knows whose attempts are wrong.</summary>
public sealed class SignInLimitOptions
{
    [Range(1, 60_000)]
    public int PerMinute { get; init; } = 3_000;

    [Range(1, int.MaxValue)]
    public int Burst { get; init; } = 400;
}

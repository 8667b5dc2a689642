namespace GovOpen.Contracts;

/// <summary>An instant as databases keep it, so that it is the same wherever it is told.</summary>
public static class KeptInstant
{
    /// <summary>In UTC, to the microsecond.</summary>
    public static DateTimeOffset Kept(this DateTimeOffset instant) => new(instant.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

namespace GovOpen.Contracts;

/// <summary>停止执行: from the first day to the last, both included; without a last day until further notice.</summary>
public sealed record Suspension(DateOnly From, DateOnly? To)
{
    /// <summary>Whether <paramref name="day"/> is one of its days.</summary>
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

namespace GovOpen.Interpretation.Desk;

/// <summary>What callers want to know and nobody answers: how often agents said so. Masked; no telling who asked.</summary>
internal sealed class WantedQuestion
{
    /// <summary>The longest that is read, in characters.</summary>
    public const int LongestAsked = 500;

    /// <summary>Where something was that may not be kept.</summary>
    public const char Mask = '＊';

    public required string Question { get; init; }

    public int Times { get; private set; }

    public DateOnly LastAskedOn { get; private set; }

    /// <summary>Once more.</summary>
    public void AskedOn(DateOnly day) => (Times, LastAskedOn) = (Times + 1, day);
}

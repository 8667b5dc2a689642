using GovOpen.Local.Processes;

namespace GovOpen.Local.State;

/// <summary>A start that cannot go on: which component, what happened, and what to try next.</summary>
internal sealed class StartFailedException(string component, string what, string? log, string next) : Exception($"{component} {what}")
{
    public const string ReadTheLog = "read the log for the cause, mend it, and run deploy/up again.";

    private const int ShownLines = 15;

    public Failure ToFailure() => new(component, what, log, log is null ? [] : ChildLog.LastLines(log, ShownLines), next);
}

namespace GovOpen.EventLog.Reading;

/// <summary>
/// What an event does to a reader. Called for deliveries by the broker and for catching up alike, possibly several times and
/// in any order: the version of the subject decides, and the position is recorded in the same transaction as the effect
/// (<see cref="Inbox"/>).
/// </summary>
public interface IApply<in TEvent> where TEvent : class
{
    /// <summary>Applies one event; an exception means that it is tried again.</summary>
    Task ApplyAsync(TEvent happened, LogPosition position, CancellationToken ct);
}

/// <summary>What a reader does when it has read another history of a source from its beginning.</summary>
public interface ISweep
{
    /// <summary>Takes out what that history does not contain: everything of the source that was last confirmed in another epoch.</summary>
    Task SweepAsync(string source, Guid epoch, CancellationToken ct);
}

using GovOpen.EventLog;

namespace GovOpen.Interpretation.Data;

/// <summary>Works through what is due, so many at a time: each round by one commit under the log's lock.</summary>
internal static class DueRounds
{
    /// <param name="db">What <paramref name="apply"/> changes; it is saved.</param>
    /// <param name="find">What a round is about; null: nothing is left. Before the lock is taken: other services may be asked.</param>
    /// <param name="apply">Under the lock.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WorkThroughAsync<T>(this InterpretationDb db, Func<Task<T?>> find, Func<T, Task> apply, CancellationToken ct) where T : class
    {
        while (await find() is { } found)
        {
            await using var change = await db.BeginUnderLockAsync(ct);
            await apply(found);
            await db.SaveChangesAsync(ct);
            await change.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace GovOpen.EventLog;

/// <summary>Works through what is due, so many at a time: each round by one commit under the log's lock.</summary>
public static class DueRounds
{
    /// <param name="db">What <paramref name="apply"/> changes; it is saved.</param>
    /// <param name="find">What a round is about; null: nothing is left. Before the lock is taken: other services may be asked.</param>
    /// <param name="apply">Under the lock.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WorkThroughAsync<T>(this DbContext db, Func<Task<T?>> find, Func<T, Task> apply, CancellationToken ct) where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(apply);
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

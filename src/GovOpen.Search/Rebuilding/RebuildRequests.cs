using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using Npgsql;

namespace GovOpen.Search.Rebuilding;

/// <summary>A request that the index be built anew, for every replica that runs.</summary>
internal sealed class RebuildRequests(NpgsqlDataSource database, TimeProvider clock) : IApply<IndexRebuildRequested>
{
    // A log that is read from its beginning tells of all that were ever asked for.
    private static readonly TimeSpan _tooLate = TimeSpan.FromHours(1);

    public async Task ApplyAsync(IndexRebuildRequested happened, LogPosition position, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Projection.BeginAsync(connection, ct);
        if (clock.GetUtcNow() - happened.RequestedAt < _tooLate) await AddAsync(connection, happened.RequestId, happened.Reason, happened.RequestedAt, ct);
        await Inbox.RecordAsync(connection, [position], ct);
        await transaction.CommitAsync(ct);
    }

    public static async Task AddAsync(NpgsqlConnection connection, Guid id, string reason, DateTimeOffset requestedAt, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("insert into index_rebuilds (id, reason, requested_at) values ($1, $2, $3) on conflict do nothing", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = reason }, new() { Value = requestedAt } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}

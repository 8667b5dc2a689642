using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>What was purged vanishes from the entries; the indexes hear of it as of any change, and forget it too.</summary>
internal sealed class PurgeBodies(NpgsqlDataSource database) : IApply<BodyPurged>
{
    public Task ApplyAsync(BodyPurged happened, LogPosition position, CancellationToken ct) => Purges.ApplyAsync(database, happened.BodyHashes, position, ct);
}

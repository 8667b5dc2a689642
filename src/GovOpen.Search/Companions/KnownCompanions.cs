using GovOpen.Search.Data;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace GovOpen.Search.Companions;

/// <summary>
/// Companions as they are public, worked out once for each state in which the tables have them. The tables are asked each time which state
/// that is, so that what was retired, or rests on what ended, is known at once and never taken from memory.
/// </summary>
internal sealed class KnownCompanions(NpgsqlDataSource database) : IDisposable
{
    /// <summary>Of what they say: some 20,000 answers.</summary>
    private const int MostCharacters = 20_000_000;

    // A change of a companion, or of any of what it rests on, has a place after all others: the last of their places names the state.
    private const string States =
        """
        select companion.id, greatest(companion.applied_seq, max(entry.applied_seq))
        from companions companion join entries entry on entry.id = any(companion.rests_on)
        where companion.id = any($1) and not companion.removed and companion.retired_because is null
        group by companion.id
        having count(*) = cardinality(companion.rests_on) and not bool_or(entry.removed or entry.withdrawn)
        """;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>Several at once; those of which all is public.</summary>
    /// <param name="origin">Of the tables: of others, as of the same ones that were set back, nothing is remembered.</param>
    /// <param name="ids">Theirs.</param>
    /// <param name="db">The tables.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, PublicCompanion>> FindAsync(string origin, IReadOnlyCollection<Guid> ids, SearchDb db, CancellationToken ct)
    {
        var found = new Dictionary<Guid, PublicCompanion>(ids.Count);
        var unknown = new List<Guid>();
        foreach (var (id, state) in await StatesAsync(ids, ct))
        {
            if (_known.Get<PublicCompanion>((origin, id, state)) is { } known) found.Add(id, known);
            else unknown.Add(id);
        }

        if (unknown.Count == 0) return found;

        foreach (var (id, companion) in await PublicCompanion.FindAsync(unknown, db, ct))
        {
            found.Add(id, companion);
            _known.Set((origin, id, companion.State), companion, new MemoryCacheEntryOptions { Size = companion.Companion.Content.Length });
        }

        return found;
    }

    public void Dispose() => _known.Dispose();

    private async Task<IReadOnlyList<(Guid Id, long State)>> StatesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var command = database.CreateCommand(States);
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var states = new List<(Guid, long)>(ids.Count);
        while (await reader.ReadAsync(ct)) states.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return states;
    }
}

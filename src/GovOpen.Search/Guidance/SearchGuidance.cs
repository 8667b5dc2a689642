using System.Collections.Frozen;
using GovOpen.Search.Indexing;
using GovOpen.Search.Questions;
using Npgsql;

namespace GovOpen.Search.Guidance;

/// <summary>What staff have said of questions: what words mean, and what comes first.</summary>
internal sealed class SearchGuidance
{
    private readonly FrozenDictionary<string, IReadOnlyList<Guid>> _bestBets;

    private SearchGuidance(long version, Thesaurus thesaurus, IReadOnlyDictionary<string, IReadOnlyList<Guid>> bestBets) =>
        (Version, Thesaurus, _bestBets) = (version, thesaurus, bestBets.ToFrozenDictionary());

    /// <summary>Before anything of it was read.</summary>
    public static SearchGuidance None { get; } = new(-1, Thesaurus.Built, FrozenDictionary<string, IReadOnlyList<Guid>>.Empty);

    /// <summary>Another one says something else.</summary>
    public long Version { get; }

    public Thesaurus Thesaurus { get; }

    /// <summary>A question with all that is said of it.</summary>
    public SearchQuery Guide(SearchQuery query) => query with
    {
        Expansion = Thesaurus.Expand(query.Text),
        BestBets = _bestBets.GetValueOrDefault(ExactTitle.Normalise(query.Text), []),
    };

    /// <summary>As a state of the projection has it; the same one if that has not changed.</summary>
    public async Task<SearchGuidance> RefreshAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var version = await VersionAsync(connection, ct);
        if (version == Version) return this;

        // Of two spellings of one question, the last one that was said of it.
        var own = await ReadAsync(connection, "select word, terms from synonyms where terms is not null", reader => (reader.GetString(0), (IReadOnlyList<string>)reader.GetFieldValue<string[]>(1)), ct);
        var bets = await ReadAsync(
            connection, "select question, document_ids from best_bets where cardinality(document_ids) > 0 order by applied_seq",
            reader => (ExactTitle.Normalise(reader.GetString(0)), (IReadOnlyList<Guid>)reader.GetFieldValue<Guid[]>(1)), ct);
        return new(version, Thesaurus.With(own), bets);
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select greatest((select max(applied_seq) from synonyms), (select max(applied_seq) from best_bets), 0)", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<Dictionary<string, IReadOnlyList<T>>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, (string, IReadOnlyList<T>)> row, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = new Dictionary<string, IReadOnlyList<T>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            var (key, values) = row(reader);
            if (key.Length > 0) read[key] = values;
        }

        return read;
    }
}

/// <summary>The guidance of this replica, as current as its index.</summary>
internal sealed class CurrentGuidance
{
    private volatile SearchGuidance _current = SearchGuidance.None;

    public SearchGuidance Value => _current;

    public async Task RefreshAsync(NpgsqlConnection connection, CancellationToken ct) => _current = await _current.RefreshAsync(connection, ct);
}

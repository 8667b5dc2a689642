using System.Text.Json;
using System.Threading.Channels;
using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.CleanUps;
using GovOpen.Search.Companions;
using GovOpen.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace GovOpen.Search.Entries;

/// <summary>
/// Writes entries: once for all effects it sees to idempotence and order (newer version wins, tombstones stay, other
/// histories are ignored, what was purged does not come back). Concurrent effects share one transaction: whoever waits is
/// written together, so a burst costs few commits and a single event waits for nobody.
/// </summary>
internal sealed class Projection(NpgsqlDataSource database, TimeProvider clock, ILogger<Projection> logger) : BackgroundService, ISweep
{
    internal const string Channel = "projection";

    /// <summary>Held until the commit, so that entries become visible in the order of <c>applied_seq</c>, whichever replica writes.</summary>
    private const long WriteLock = 0x676F_766F_7003;

    private const int LargestBatch = 200;
    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(30);

    private readonly Channel<Change> _waiting = System.Threading.Channels.Channel.CreateBounded<Change>(LargestBatch);

    /// <summary>Returns when entries that change together, and the position, are committed.</summary>
    public async Task UpsertAsync(ProjectedChange changed, LogPosition position, CancellationToken ct)
    {
        var change = new Change(changed, position, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(change, ct);
        await change.Written.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public async Task SweepAsync(string source, Guid epoch, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await BeginAsync(connection, ct);
        await using var command = new NpgsqlCommand(
            """
            with forgotten as (delete from clean_ups where source = $1 and epoch <> $2),
            unexplained as (
                update companions set removed = true, title = '', content = '{}', applied_seq = nextval('applied_seq') where source = $1 and epoch <> $2 and not removed)
            update entries set removed = true, body = '', texts = '{}', applied_seq = nextval('applied_seq') where source = $1 and epoch <> $2 and not removed
            """, connection)
        {
            Parameters = { new() { Value = source }, new() { Value = epoch } },
        };
        var swept = await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        if (swept > 0) logger.LogWarning("{Count} entries of {Source} are not in its history {Epoch} and were taken out.", swept, source, epoch);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var batch = new List<Change>(LargestBatch);
        var rounds = new Rounds(_apart, clock);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await rounds.NextAsync(stoppingToken);
            batch.Clear();
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var change)) batch.Add(change);
            await WriteAsync(batch, stoppingToken);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Change> batch, CancellationToken ct)
    {
        try
        {
            await CommitAsync(batch, ct);
            foreach (var change in batch) change.Written.SetResult();
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            // One of them cannot be written; the others must not wait for it.
            foreach (var change in batch) await WriteAsync([change], ct);
        }
        catch (Exception e)
        {
            // Each effect sees it and is tried again by whoever delivered it.
            foreach (var change in batch) change.Written.TrySetException(e);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task CommitAsync(IReadOnlyList<Change> batch, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await BeginAsync(connection, ct);

        var histories = (await Inbox.PositionsAsync(connection, ct)).Select(position => (position.Source, position.Epoch)).ToHashSet();
        var known = batch.Where(change => histories.Contains((change.Position.Source, change.Position.Epoch))).ToList();
        var newest = known.SelectMany(change => change.What.Entries).GroupBy(entry => entry.Id).Select(versions => versions.MaxBy(entry => entry.Version)!).ToList();
        await Purges.KeepOutAsync(connection, newest, ct);
        await UpsertAsync(connection, newest, ct);
        foreach (var cleanUp in known.Select(change => change.What.CleanUp).OfType<CleanUp>()) await UpsertAsync(connection, cleanUp, ct);
        foreach (var companion in known.SelectMany(change => change.What.Companions)) await UpsertAsync(connection, companion, ct);
        await Inbox.RecordAsync(connection, [.. known.Select(change => change.Position)], ct);

        await transaction.CommitAsync(ct);
    }

    /// <summary>A transaction that alone writes entries, and of which the indexes hear.</summary>
    public static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1), pg_notify($2, '')", connection)
        {
            Parameters = { new() { Value = WriteLock }, new() { Value = Channel } },
        };
        await command.ExecuteNonQueryAsync(ct);
        return transaction;
    }

    private static async Task UpsertAsync(NpgsqlConnection connection, List<Entry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return;

        await using var command = new NpgsqlCommand(
            """
            insert into entries (
                id, source, epoch, version, removed, withdrawn, published_on, recorded_at, title, number_key, issuer, theme, eli,
                content, body, texts, purged, traceparent, applied_seq)
            select
                id, source, epoch, version, false, withdrawn, published_on, recorded_at, title, number_key, issuer, theme, eli,
                content::jsonb, body, texts::jsonb, array(select jsonb_array_elements_text(purged::jsonb)), traceparent, nextval('applied_seq')
            from unnest(
                $1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::boolean[], $6::date[], $7::timestamptz[], $8::text[], $9::text[], $10::text[],
                $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
                as change (id, source, epoch, version, withdrawn, published_on, recorded_at, title, number_key, issuer, theme, eli, content, body, texts, purged, traceparent)
            on conflict (id) do update set
                source = excluded.source, epoch = excluded.epoch, version = excluded.version, removed = false, withdrawn = excluded.withdrawn,
                published_on = excluded.published_on, recorded_at = excluded.recorded_at, title = excluded.title, number_key = excluded.number_key,
                issuer = excluded.issuer, theme = excluded.theme, eli = excluded.eli, content = excluded.content, body = excluded.body,
                texts = excluded.texts, purged = excluded.purged, traceparent = excluded.traceparent, applied_seq = excluded.applied_seq, cites = null
            where entries.epoch <> excluded.epoch or entries.version < excluded.version
            """, connection);
        command.Parameters.Add(Column(NpgsqlDbType.Uuid, entries, e => e.Id));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Source));
        command.Parameters.Add(Column(NpgsqlDbType.Uuid, entries, e => e.Epoch));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, entries, e => e.Version));
        command.Parameters.Add(Column(NpgsqlDbType.Boolean, entries, e => e.Withdrawn));
        command.Parameters.Add(Column(NpgsqlDbType.Date, entries, e => e.PublishedOn));
        command.Parameters.Add(Column(NpgsqlDbType.TimestampTz, entries, e => e.RecordedAt.ToUniversalTime()));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Title));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.NumberKey));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Issuer));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Theme));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Eli));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Content));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Body));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.Texts));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => JsonSerializer.Serialize(e.Purged)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, entries, e => e.TraceParent));
        await command.ExecuteNonQueryAsync(ct);
        await ReadAgainAsync(connection, entries, ct);
    }

    /// <summary>What explains a document ends with it: the index reads it again in the same round.</summary>
    private static async Task ReadAgainAsync(NpgsqlConnection connection, List<Entry> entries, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update companions set applied_seq = nextval('applied_seq') where rests_on && $1 and not removed", connection)
        {
            Parameters = { Column(NpgsqlDbType.Uuid, entries, e => e.Id) },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What retires a companion says no more than that and why. What it was stays, but of a result, in which somebody may have been named.</summary>
    private static async Task UpsertAsync(NpgsqlConnection connection, Companion companion, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into companions (id, type, source, epoch, version, removed, rests_on, released_at, title, content, retired_because, trace_parent, explains_hash, applied_seq)
            values ($1, $2, $3, $4, $5, false, $6, $7, $8, $9::jsonb, $10, $11, $12, nextval('applied_seq'))
            on conflict (id) do update set
                source = excluded.source, epoch = excluded.epoch, version = excluded.version, removed = false, retired_because = excluded.retired_because,
                trace_parent = excluded.trace_parent, explains_hash = excluded.explains_hash, applied_seq = excluded.applied_seq,
                rests_on = case when excluded.retired_because is null or excluded.type = 'result' then excluded.rests_on else companions.rests_on end,
                released_at = case when excluded.retired_because is null or excluded.type = 'result' then excluded.released_at else companions.released_at end,
                title = case when excluded.retired_because is null or excluded.type = 'result' then excluded.title else companions.title end,
                content = case when excluded.retired_because is null or excluded.type = 'result' then excluded.content else companions.content end
            where companions.epoch <> excluded.epoch or companions.version < excluded.version
            """, connection)
        {
            Parameters =
            {
                new() { Value = companion.Id }, new() { Value = CamelCase.Of(companion.Type) }, new() { Value = companion.Source }, new() { Value = companion.Epoch }, new() { Value = companion.Version },
                new() { Value = companion.RestsOn }, new() { Value = companion.ReleasedAt.ToUniversalTime() }, new() { Value = companion.Title }, new() { Value = companion.Content },
                new() { NpgsqlDbType = NpgsqlDbType.Text, Value = companion.RetiredBecause ?? (object)DBNull.Value },
                new() { NpgsqlDbType = NpgsqlDbType.Text, Value = companion.TraceParent ?? (object)DBNull.Value },
                new() { NpgsqlDbType = NpgsqlDbType.Text, Value = companion.ExplainsHash ?? (object)DBNull.Value },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task UpsertAsync(NpgsqlConnection connection, CleanUp cleanUp, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into clean_ups (id, source, epoch, published_on, content) values ($1, $2, $3, $4, $5::jsonb)
            on conflict (id) do update set
                source = excluded.source, epoch = excluded.epoch, published_on = excluded.published_on, content = excluded.content
            """, connection)
        {
            Parameters =
            {
                new() { Value = cleanUp.Id }, new() { Value = cleanUp.Source }, new() { Value = cleanUp.Epoch }, new() { Value = cleanUp.PublishedOn }, new() { Value = cleanUp.Content },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Column<T>(NpgsqlDbType type, IReadOnlyList<Entry> entries, Func<Entry, T> value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = entries.Select(value).ToArray() };

    private sealed record Change(ProjectedChange What, LogPosition Position, TaskCompletionSource Written);
}

/// <summary>What becomes visible together.</summary>
internal sealed record ProjectedChange(IReadOnlyList<Entry> Entries)
{
    /// <summary>That the entries went through.</summary>
    public CleanUp? CleanUp { get; init; }

    /// <summary>What was released with them.</summary>
    public IReadOnlyList<Companion> Companions { get; init; } = [];
}

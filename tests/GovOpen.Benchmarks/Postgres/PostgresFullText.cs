using System.Diagnostics;
using System.Text;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace GovOpen.Benchmarks.Postgres;

/// <summary>The same documents in a table of PostgreSQL with its own full-text index, in a database that goes with this object.</summary>
internal sealed class PostgresFullText : IAsyncDisposable
{
    /// <summary>As many as an import commits at once.</summary>
    private const int Batch = 200;

    private readonly string _server;
    private readonly string _name;
    private readonly NpgsqlConnection _connection;

    private PostgresFullText(string server, string name)
    {
        (_server, _name) = (server, name);
        _connection = new(new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false, CommandTimeout = 0, MaxAutoPrepare = 20, AutoPrepareMinUsages = 1 }.ToString());
    }

    /// <summary>What it is and how it was set.</summary>
    public string Description { get; private set; } = "";

    public static async Task<PostgresFullText> CreateAsync(string server, CancellationToken ct)
    {
        var name = $"govopen_benchmark_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"create database \"{name}\"", ct);
        var postgres = new PostgresFullText(server, name);
        try
        {
            await postgres.OpenAsync(ct);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }

        return postgres;
    }

    /// <summary>The index on what the texts are cut into; before the documents come, or after, which is faster.</summary>
    public Task IndexAsync(CancellationToken ct) => ExecuteAsync("create index on documents using gin (terms)", ct);

    /// <summary>Cleans up and counts, as autovacuum would in time.</summary>
    public Task SettleAsync(CancellationToken ct) => ExecuteAsync("vacuum analyze documents", ct);

    /// <summary>Inserts, 200 documents a transaction. Returns how long that took, cutting them into pairs included.</summary>
    public async Task<TimeSpan> InsertAsync(IEnumerable<GeneratedDocument> documents, Action<int> inserted, CancellationToken ct)
    {
        var spent = TimeSpan.Zero;
        foreach (var batch in documents.Chunk(Batch))
        {
            var started = Stopwatch.GetTimestamp();
            await InsertAsync(batch, ct);
            spent += Stopwatch.GetElapsedTime(started);
            inserted(batch.Length);
        }

        return spent;
    }

    public async Task<(double Table, double Index)> MegabytesAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_total_relation_size('documents') / 1e6, pg_relation_size('documents_terms_idx') / 1e6", _connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return ((double)reader.GetDecimal(0), (double)reader.GetDecimal(1));
    }

    /// <summary>The ten best of those in force on the day. Returns how many were found.</summary>
    /// <param name="question">A number is looked up by its own index, as anybody would; all else is full text.</param>
    /// <param name="combined"><c>|</c>: holds any pair, the best first; <c>&amp;</c>: holds every pair.</param>
    public async Task<int> SearchAsync(Question question, char combined, CancellationToken ct)
    {
        await using var command = CommandFor(question, combined);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = 0;
        while (await reader.ReadAsync(ct)) found++;
        return found;
    }

    /// <summary>How long a statement that does nothing takes, in milliseconds: to subtract where an engine in the process is compared.</summary>
    public async Task<double> RoundTripAsync(CancellationToken ct)
    {
        var times = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ScalarAsync("select 1", ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Percentiles.Median(times);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await ExecuteAsync(_server, $"drop database if exists \"{_name}\" with (force)", CancellationToken.None);
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        await _connection.OpenAsync(ct);
        await ExecuteAsync(
            """
            set maintenance_work_mem = '256MB'; set work_mem = '64MB'; set jit = off; set plan_cache_mode = force_custom_plan;
            create table documents (
                id bigserial primary key, source_id text not null, number_key text not null, kind text not null, issuer text not null, division text not null, theme text not null,
                published_on date not null, effective_on date, last_valid_day date, repealed_on date, ended boolean not null, suspended_from date,
                title text not null, body text not null, terms tsvector not null);
            create index on documents (number_key)
            """, ct);

        Description = (string)(await ScalarAsync("select format('PostgreSQL %s, shared_buffers %s, fsync %s, parallel workers a query %s, jit off', split_part(current_setting('server_version'), ' ', 1), current_setting('shared_buffers'), current_setting('fsync'), current_setting('max_parallel_workers_per_gather'))", ct))!;
    }

    private async Task InsertAsync(GeneratedDocument[] batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into documents (source_id, number_key, kind, issuer, division, theme, published_on, effective_on, last_valid_day, repealed_on, ended, suspended_from, title, body, terms)
            select source_id, number_key, kind, issuer, division, theme, published_on, effective_on, last_valid_day, repealed_on, ended, suspended_from, title, body, to_tsvector('simple', pairs)
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                as d (source_id, number_key, kind, issuer, division, theme, published_on, effective_on, last_valid_day, repealed_on, ended, suspended_from, title, body, pairs)
            """, _connection);
        Add<string>(NpgsqlDbType.Text, d => d.Id);
        Add<string>(NpgsqlDbType.Text, d => DocumentNumber.KeyOf(d.DocNumber));
        Add<string>(NpgsqlDbType.Text, d => CamelCase.Of(d.Kind));
        Add<string>(NpgsqlDbType.Text, d => d.Issuer);
        Add<string>(NpgsqlDbType.Text, d => d.Division);
        Add<string>(NpgsqlDbType.Text, d => d.Theme);
        Add<DateOnly>(NpgsqlDbType.Date, d => d.PublishedOn);
        Add<DateOnly?>(NpgsqlDbType.Date, d => d.Validity.EffectiveOn);
        Add<DateOnly?>(NpgsqlDbType.Date, d => d.Validity.LastValidDay);
        Add<DateOnly?>(NpgsqlDbType.Date, d => d.Validity.RepealedOn);
        Add<bool>(NpgsqlDbType.Boolean, d => d.Validity.EndedOnUnknownDay is not null);
        Add<DateOnly?>(NpgsqlDbType.Date, d => d.Validity.Suspensions.Count > 0 ? d.Validity.Suspensions[0].From : null);
        Add<string>(NpgsqlDbType.Text, d => d.Title);
        Add<string>(NpgsqlDbType.Text, d => d.Text);
        Add<string>(NpgsqlDbType.Text, Cut);
        await command.ExecuteNonQueryAsync(ct);

        void Add<T>(NpgsqlDbType type, Func<GeneratedDocument, T> value) =>
            command.Parameters.Add(new NpgsqlParameter { Value = Array.ConvertAll(batch, document => value(document)), NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static string Cut(GeneratedDocument document)
    {
        var pairs = new StringBuilder(document.Text.Length * 3);
        Pairs.Append(document.Title, pairs);
        Pairs.Append(document.Text, pairs);
        return pairs.ToString();
    }

    private NpgsqlCommand CommandFor(Question question, char combined)
    {
        var command = new NpgsqlCommand { Connection = _connection };
        var byNumber = question.Kind == QuestionKind.Number;
        var asked = Value(byNumber ? DocumentNumber.KeyOf(question.Text) : Pairs.ToQuery(question.Text, combined));
        var day = Value(question.AsOf);
        var where = new List<string>
        {
            byNumber ? $"number_key = {asked}" : $"terms @@ {asked}::tsquery",
            $"published_on <= {day} and effective_on <= {day} and not ended",
            $"(last_valid_day >= {day} or last_valid_day is null) and (repealed_on > {day} or repealed_on is null) and (suspended_from > {day} or suspended_from is null)",
        };
        if (question.DocumentKind is { } kind) where.Add($"kind = {Value(CamelCase.Of(kind))}");
        if (question.Theme is { } theme) where.Add($"theme = {Value(theme)}");
        if (question.Issuer is { } issuer) where.Add($"issuer = {Value(issuer)}");
        if (question.DivisionPrefix is { } prefix) where.Add($"division like {Value(prefix + "%")}");
        if (question.From is { } from) where.Add($"published_on >= {Value(from)}");
        if (question.To is { } to) where.Add($"published_on <= {Value(to)}");

        var score = byNumber ? "1" : $"ts_rank(terms, {asked}::tsquery, 1)";
        command.CommandText = $"select id, title, {score} as score from documents where {string.Join(" and ", where)} order by score desc, published_on desc limit 10";
        return command;

        string Value(object value)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
            return "$" + command.Parameters.Count;
        }
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync(ct);
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

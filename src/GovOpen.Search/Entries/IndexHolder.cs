using System.Globalization;
using GovOpen.EventLog;
using GovOpen.Search.Indexing;
using GovOpen.Search.Rebuilding;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// The index of this replica. It belongs to one projection, known by its database's identity: an index of another one, or of one that
/// has since been restored to an older state, or has gone through a purge, is not used, and the index is built anew from the projection.
/// </summary>
internal sealed class IndexHolder(IIndexHome home, ILogger<IndexHolder> logger) : IHealthCheck, IDisposable
{
    private volatile ISearchEngine? _engine;
    private NextIndex? _next;
    private volatile bool _caughtUp;
    private volatile string _loading = "The index is being loaded.";
    private string _database = "";
    private long _purged;

    public ISearchEngine Engine => _engine ?? throw new InvalidOperationException("The index is not open yet.");

    /// <summary>What was answered from the engine as it is.</summary>
    public KnownAnswers Answers { get; } = new();

    /// <summary>Whether the index has once held all that the projection held.</summary>
    public bool IsReady => _caughtUp;

    /// <summary>How far it has come while it is not; whoever waits for it sees that it goes on.</summary>
    public void Loads(string progress) => _loading = progress;

    /// <summary>While it is not.</summary>
    public static ProblemHttpResult Loading => Problems.Refused(StatusCodes.Status503ServiceUnavailable, "index-loading", "The index is being loaded; try again in a moment.");

    /// <summary>Names the projection that the index follows, as it is since its last purge.</summary>
    public string Origin => Name(_database, _purged);

    /// <summary>Names a state of the projection: what was answered from it is answered the same way again.</summary>
    public string State(long appliedThrough) => string.Create(CultureInfo.InvariantCulture, $"{Origin}: {appliedThrough}");

    /// <summary>Makes the index one of the connected projection: as it is, as it was kept, or empty.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (database, purged, head) = await DescribeAsync(connection, ct);
        if (database != _database)
        {
            _caughtUp = false;
            (_database, _purged) = (database, purged);
        }

        var engine = await home.OpenAsync(Name(database, _purged), head, ct);
        if (engine == _engine) return;

        _caughtUp &= _engine?.AppliedThrough <= engine.AppliedThrough; // else it would go back
        _engine = engine;
        Answers.Forget();
    }

    /// <summary>An empty index, which nobody asks yet.</summary>
    public async Task<NextIndex> BeginAnewAsync(Guid request, CancellationToken ct)
    {
        var origin = Origin;
        return new(await home.BeginAnewAsync(origin, request, ct), origin);
    }

    /// <summary>Lets an index that has been built take the place of the one that answers, with the next state that is taken in.</summary>
    public void Offer(NextIndex next) => Interlocked.Exchange(ref _next, next)?.Fails(new InvalidOperationException("Another index was built meanwhile."));

    /// <summary>Lets what is offered, if anything is, take the place of the index that answers. Neither goes back to an older state by it.</summary>
    /// <param name="connection">With the state that the index has been brought to.</param>
    /// <param name="ct">The process ends, with what was offered.</param>
    public async Task ReplaceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _next, null) is not { } next) return;

        try
        {
            if (next.Origin != Origin) throw new InvalidOperationException("A text was purged, or the database restored, while it was built.");
            await ProjectionPages.CatchUpAsync(connection, next.Engine, ct);
            await home.ReplaceAsync(next.Engine, ct);
            _engine = next.Engine;
            Answers.Forget();
            next.Answers();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            next.Fails(e);
        }
    }

    public async Task CaughtUpAsync(CancellationToken ct)
    {
        if (_caughtUp) return;

        await home.CaughtUpAsync(ct);
        _caughtUp = true;
    }

    /// <summary>Shows nothing until it is caught up again, if something was purged that it cannot take out yet.</summary>
    /// <param name="purged">The place of the last purge.</param>
    public void HideIfBehind(long purged) => _caughtUp &= purged == _purged;

    /// <summary>
    /// Goes through the purges that the index has not gone through: what was taken out of the entries goes from the index, where deleted
    /// texts stay until they are in the way, and from what is kept of it.
    /// </summary>
    /// <param name="purged">The place of the last purge; the index is past it.</param>
    /// <param name="ct">Leaves it to the next time.</param>
    public async Task ForgetAsync(long purged, CancellationToken ct)
    {
        if (purged == _purged) return;

        await home.ForgetDeletedAsync(Name(_database, purged), ct);
        Answers.Forget();
        _purged = purged;
        logger.LogInformation("The index has forgotten what was purged, through {Purged}.", purged);
    }

    /// <inheritdoc cref="IIndexHome.KeepAsync"/>
    public Task KeepAsync(bool isEnding, CancellationToken ct) => home.KeepAsync(isEnding, ct);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_caughtUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(_loading));

    public void Dispose() => Answers.Dispose();

    private static string Name(string database, long purged) => string.Create(CultureInfo.InvariantCulture, $"{database}, purged through {purged}");

    private static async Task<(string Database, long Purged, long Head)> DescribeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select ({DatabaseIdentity.Sql}), (select coalesce(max(purged_seq), 0) from purged_texts), greatest((select coalesce(max(applied_seq), 0) from entries), (select coalesce(max(applied_seq), 0) from companions))", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}

using System.Threading.Channels;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace GovOpen.EventLog.Reading;

/// <summary>
/// Notes events that mean nothing to this reader, many by one commit: who only waits for a few of a busy source's events must not cost it
/// a transaction for each of the others.
/// </summary>
public sealed class PassedBy(NpgsqlDataSource database, TimeProvider clock) : BackgroundService
{
    private const int LargestBatch = 1_000;
    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(LargestBatch);

    /// <summary>Returns when it is committed that the event was seen.</summary>
    public async Task PassAsync(LogPosition position, CancellationToken ct)
    {
        var waiting = new Waiting(position, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, ct);
        await waiting.Noted.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var batch = new List<Waiting>(LargestBatch);
        var rounds = new Rounds(_apart, clock);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await rounds.NextAsync(stoppingToken);
            batch.Clear();
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var waiting)) batch.Add(waiting);
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await using var transaction = await connection.BeginTransactionAsync(stoppingToken);
                await Inbox.RecordAsync(connection, batch.ConvertAll(waiting => waiting.Position), stoppingToken);
                await transaction.CommitAsync(stoppingToken);
                foreach (var waiting in batch) waiting.Noted.SetResult();
            }
            catch (Exception e)
            {
                // Each delivery sees it and is tried again by whoever made it.
                foreach (var waiting in batch) waiting.Noted.TrySetException(e);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed record Waiting(LogPosition Position, TaskCompletionSource Noted);
}

using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GovOpen.EventLog;

/// <summary>
/// Hands the log on to the broker, in order, at least once: a row counts as relayed when the broker has confirmed it.
/// Woken by NOTIFY at each commit; looks by itself every second in case a notice was lost. One at a time per service.
/// </summary>
internal sealed class Relay(Log log, IBus bus, TimeProvider clock, ILogger<Relay> logger) : BackgroundService
{
    private const int Page = 200;
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _longestPublish = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var troubled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await log.Database.OpenConnectionAsync(stoppingToken);
                if (await EventLock.TryBecomeRelayAsync(connection, stoppingToken))
                {
                    if (troubled) logger.LogInformation("The relay of the {Source} log goes on.", log.Source);
                    troubled = false;
                    await RelayAsync(connection, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database or the broker is away. Both come back; the log keeps everything until then.
                if (!troubled) logger.LogWarning(e, "The relay of the {Source} log waits: {Reason}", log.Source, e.Message);
                troubled = true;
            }

            await Task.Delay(_poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RelayAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await Epoch.EnsureAsync(connection, ct);
        await ExecuteAsync(connection, $"listen {Appending.Channel}", ct);
        var (epoch, through) = await ReadStateAsync(connection, ct);
        var rounds = new Rounds(_apart, clock);

        while (true)
        {
            await rounds.NextAsync(ct);
            var rows = await LogRows.ReadAsync(connection, through, Page, ct);
            if (rows.Count == 0)
            {
                await connection.WaitAsync(_poll, ct);
                (epoch, through) = await ReadStateAsync(connection, ct);
                continue;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(_longestPublish);
            await Task.WhenAll(rows.Select(row => PublishAsync(epoch, row, limit.Token)));
            through = rows[^1].Sequence;
            await ExecuteAsync(connection, "update log_state set relayed_through = $1", ct, through);
        }
    }

    private async Task PublishAsync(Guid epoch, LogRow row, CancellationToken ct)
    {
        if (EventTypes.Find(row.Type) is not { } type)
        {
            logger.LogError("Event {Sequence} of the {Source} log is of a type that this build does not know: {Type}. Readers find it in the feed.", row.Sequence, log.Source, row.Type);
            return;
        }

        using var activity = LogTracing.Continue("relay " + type.Name, ActivityKind.Internal, row.TraceParent);
        activity?.SetTag("govopen.subject", row.Subject);
        var message = row.Body.Deserialize(type, ContractJson.Options)!;
        await bus.Publish(message, type, context => new LogPosition(log.Source, epoch, row.Sequence, row.Previous, row.PreviousId, row.Id).WriteTo(context), ct);
    }

    private static async Task<(Guid Epoch, long Through)> ReadStateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select epoch, relayed_through from log_state", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetGuid(0), reader.GetInt64(1));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}

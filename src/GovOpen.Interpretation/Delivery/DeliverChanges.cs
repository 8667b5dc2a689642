using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GovOpen.Interpretation.Delivery;

/// <summary>
/// Sends each receiver the changes of the knowledge base: at least once, in order per entry, with an id by which the receiver knows what it
/// has. A receiver that is away is tried again, ever less often, and never given up; it delays no other one. One replica does it at a time.
/// </summary>
internal sealed class DeliverChanges(NpgsqlDataSource database, IServiceScopeFactory scopes, ReceiverClient client, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliverChanges> logger) : BackgroundService
{
    // Advisory locks are per database, and every service has its own. The number means nothing.
    private const long Delivering = 0x676F_766F_7010;
    private const int AtOnce = 16;

    /// <summary>As the changes are read over HTTP: every field stands there, whether there is something to say or not.</summary>
    private static readonly JsonSerializerOptions _json = new(ContractJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var troubled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                if (await EventLock.TryBeAloneAsync(connection, Delivering, stoppingToken))
                {
                    troubled = false;
                    await DeliverAsync(connection, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!troubled) logger.LogWarning(e, "Changes of the knowledge base are not sent now: {Reason}", e.Message);
                troubled = true;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>As long as the connection holds, which holds the lock.</summary>
    private async Task DeliverAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = new Dictionary<Guid, Task>();
        try
        {
            while (true)
            {
                foreach (var receiver in await WaitingAsync(connection, ct))
                {
                    if (running.TryGetValue(receiver, out var task))
                    {
                        if (!task.IsCompleted) continue;
                        await task;
                    }

                    running[receiver] = DeliverToAsync(receiver, ended.Token);
                }

                await Task.Delay(_apart, ct);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverToAsync(Guid id, CancellationToken ct)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<InterpretationDb>();
            var receiver = await db.Receivers.SingleAsync(r => r.Id == id, ct);
            if (!receiver.IsActive) return;

            var now = clock.GetUtcNow().Kept();
            await db.PutDownAsync(id, now, ct);
            // One that was away is asked by one, whether it is back.
            var due = await db.DueAsync(id, receiver.Failures > 0 ? 1 : AtOnce, now, ct);
            if (due.Count == 0) return;

            var bodies = await BodiesAsync(due, db, ct);
            var outcomes = await Task.WhenAll(due.Select(delivery => SendAsync(receiver, delivery, bodies[delivery.Id], ct)));
            if (!await RecordAsync(db, receiver, due.Zip(outcomes), ct)) return;
        }
    }

    /// <summary>Whether it is worth while to go on.</summary>
    private async Task<bool> RecordAsync(InterpretationDb db, Receiver receiver, IEnumerable<(ChangeDelivery Delivery, Outcome Outcome)> attempts, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        string? notReached = null;
        var reached = false;
        foreach (var (delivery, outcome) in attempts)
        {
            if (outcome.Kind == OutcomeKind.NotReached) notReached = outcome.Error;
            else reached = true;
            if (outcome.Kind == OutcomeKind.Acknowledged) delivery.WasAcknowledged(now);
            if (outcome.Kind == OutcomeKind.Refused) delivery.WasRefused(outcome.Error!, options.Value, now);
        }

        if (reached) receiver.WasReached(now);
        if (notReached is not null)
        {
            if (receiver.Failures == 0) logger.LogWarning("The receiver {Receiver} {Reason}; what changes in the knowledge base waits for it.", receiver.Name, notReached);
            receiver.WasNotReached(notReached, options.Value, now);
        }

        await db.SaveChangesAsync(ct);
        return notReached is null;
    }

    private async Task<Outcome> SendAsync(Receiver receiver, ChangeDelivery delivery, (string Json, string? TraceParent) body, CancellationToken ct)
    {
        using var activity = LogTracing.Continue("deliver", ActivityKind.Internal, body.TraceParent);
        activity?.SetTag("govopen.subject", delivery.EntryId.ToString());
        return await client.SendAsync(receiver, delivery.Id, body.Json, ct);
    }

    private static async Task<Dictionary<Guid, (string Json, string? TraceParent)>> BodiesAsync(List<ChangeDelivery> due, InterpretationDb db, CancellationToken ct)
    {
        var sequences = due.Select(delivery => delivery.ChangeSequence).OfType<long>().ToList();
        var changes = await db.KnowledgeChanges.AsNoTracking().Where(change => sequences.Contains(change.Sequence)).ToDictionaryAsync(change => change.Sequence, ct);
        return due.ToDictionary(delivery => delivery.Id, delivery =>
        {
            var change = delivery.ChangeSequence is { } sequence ? changes[sequence] : null;
            return (JsonSerializer.Serialize(change?.AsTold() ?? Unknown(delivery.EntryId), _json), change?.TraceParent);
        });
    }

    private static KnowledgeChanged Unknown(Guid entry) => new(entry, EntryType.Answer, 0, KnowledgeState.Retired, "本条目不在知识库中。", null);

    private async Task<List<Guid>> WaitingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id from receivers where is_active and (next_attempt_at is null or next_attempt_at <= $1)", connection) { Parameters = { new() { Value = clock.GetUtcNow() } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Guid>();
        while (await reader.ReadAsync(ct)) found.Add(reader.GetGuid(0));
        return found;
    }
}

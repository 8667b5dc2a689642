using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.EventLog.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.EventLog.Audit;

/// <summary>
/// Goes through the whole trail and names the first entry that is not as it was written: changed, deleted, out of its place,
/// or other than the head that was published through the event log when it was the last one. Also <c>&lt;Service&gt; --verify-audit</c>.
/// </summary>
internal static class VerifyAudit
{
    public static async Task<Ok<AuditVerdict>> Handle(AuditLog log, CancellationToken ct) => TypedResults.Ok(await JudgeAsync(log, ct));

    public static async Task<AuditVerdict> JudgeAsync(AuditLog log, CancellationToken ct)
    {
        // One state of the database, however long it takes; entries that come meanwhile are not of it.
        await using var transaction = await log.Db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var heads = await HeadsAsync(log.Db, ct);
        var (number, hash) = (0L, AuditChain.Beginning);
        await foreach (var entry in log.Entries.OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            var fault = log.Chain.FaultOf(entry, number, hash) ?? OtherThanPublished(entry, heads);
            if (fault is not null) return new(log.Service, false, number, Hex(hash), new AuditFault(Math.Min(entry.Number, number + 1), fault));
            (number, hash) = (entry.Number, entry.Hash);
        }

        if (heads.Count > 0 && heads.Keys.Max() is var last && last > number)
        {
            return new(log.Service, false, number, Hex(hash), new(number + 1, AuditChain.Between("deleted: the tail is missing, entries", number + 1, last) + " at least"));
        }

        return new(log.Service, true, number, Hex(hash), null);
    }

    private static string? OtherThanPublished(AuditEntry entry, Dictionary<long, AuditHeadPublished> heads) =>
        heads.TryGetValue(entry.Number, out var head) && !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(head.Hash), entry.Hash)
            ? string.Create(CultureInfo.InvariantCulture, $"rewritten: it is not the entry whose hash was published on {head.At:yyyy-MM-dd HH:mm} UTC")
            : null;

    private static async Task<Dictionary<long, AuditHeadPublished>> HeadsAsync(DbContext db, CancellationToken ct)
    {
        var type = EventTypes.NameOf(typeof(AuditHeadPublished));
        var bodies = await db.Set<LoggedEvent>().AsNoTracking().Where(e => e.Subject == AuditHeadPublisher.Subject.ToString() && e.Type == type).Select(e => e.Body).ToListAsync(ct);
        return bodies.Select(body => JsonSerializer.Deserialize<AuditHeadPublished>(body, ContractJson.Options)!).ToDictionary(head => head.Number);
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

/// <param name="Service">Whose trail.</param>
/// <param name="Sound">Whether every entry is as it was written.</param>
/// <param name="Entries">How many were found sound, from the first.</param>
/// <param name="Head">The hash of the last of them: to be kept elsewhere and compared.</param>
/// <param name="Fault">The first that is not.</param>
public sealed record AuditVerdict(string Service, bool Sound, long Entries, string Head, AuditFault? Fault);

/// <param name="Number">Of the entry.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditFault(long Number, string What);

/// <summary><c>&lt;Service&gt; --verify-audit</c>.</summary>
public static class VerifyingAudit
{
    /// <summary>Whether the command line asks for it.</summary>
    public static bool IsAskedFor(string[] args) => args.Contains("--verify-audit");

    /// <summary>Prints the verdict; 0 when the trail is sound.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        await using var scope = app.Services.CreateAsyncScope();
        var verdict = await VerifyAudit.JudgeAsync(scope.ServiceProvider.GetRequiredService<AuditLog>(), CancellationToken.None);
        Console.WriteLine(verdict.Fault is { } fault
            ? $"{verdict.Service}: NOT SOUND at entry {fault.Number}: {fault.What}. The {verdict.Entries} entries before it are sound. Keep the database as it is, and compare it with the last backup."
            : $"{verdict.Service}: sound, {verdict.Entries} entries, head {verdict.Head}.");
        return verdict.Sound ? 0 : 1;
    }
}

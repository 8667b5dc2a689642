using System.Diagnostics;
using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Issues;

/// <summary>
/// Looks for surges among the newest concerns. What belongs to one joins the issue that is open for it; where there is none and enough of them
/// belong to no issue yet, one is opened.
/// </summary>
internal sealed class WatchSurges(IServiceScopeFactory scopes, CaseVault vault, IOptions<HotlineOptions> options, TimeProvider clock, ILogger<WatchSurges> logger) : BackgroundService
{
    /// <summary>So many pauses for one look, so that it takes a third of a processor at most, however much there is to look at.</summary>
    private const int Pauses = 2;

    private readonly Dictionary<Guid, ConcernText> _known = [];
    private (Guid Newest, int Count) _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Surges cannot be looked for now: {Reason}", e.Message);
            }

            var pause = Stopwatch.GetElapsedTime(began) * Pauses;
            await Task.Delay(pause > options.Value.LookEvery ? pause : options.Value.LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        if (await ReadAsync(db, ct) is not { } seen) return;

        var from = clock.GetUtcNow() - options.Value.SurgeWindow;
        var surges = Surges.Find([.. _known.Values], text => text.ReceivedAt >= from).Where(surge => surge.Members.Count > 1).ToList();
        if (surges.Count > 0) await JoinAsync(db, scope.ServiceProvider.GetRequiredService<AuditTrail>(), surges, ct);
        _seen = seen;
    }

    /// <summary>What there is; null: what there was the last time. What was erased, or is handled elsewhere, is forgotten.</summary>
    private async Task<(Guid Newest, int Count)?> ReadAsync(HotlineDb db, CancellationToken ct)
    {
        var newest = await db.Orders.AsNoTracking().Where(order => order.Content != null && order.State != OrderState.Redirected)
            .OrderByDescending(order => order.Number).Take(options.Value.SurgeTexts).Select(order => order.Id).ToListAsync(ct);
        var seen = (newest.FirstOrDefault(), newest.Count);
        if (seen == _seen) return null;

        HashSet<Guid> wanted = [.. newest];
        foreach (var gone in _known.Keys.Where(id => !wanted.Contains(id)).ToList()) _known.Remove(gone);
        foreach (var some in newest.Where(id => !_known.ContainsKey(id)).Chunk(500))
        {
            var read = await db.Orders.AsNoTracking().Where(order => some.Contains(order.Id) && order.Content != null)
                .Join(db.CaseKeys, order => order.Id, key => key.OrderId, (order, key) => new { order.Id, order.Division, order.ReceivedAt, order.Content, Key = key }).ToListAsync(ct);
            foreach (var one in read) _known[one.Id] = ConcernText.Of(one.Id, one.Division, one.ReceivedAt, ConcernContent.Read(vault.Open(one.Key), one.Content!).Text);
        }

        return seen;
    }

    private async Task JoinAsync(HotlineDb db, AuditTrail trail, List<Surge> surges, CancellationToken ct)
    {
        // Most looks find nothing new, and all others wait for the log's lock: it is taken for what is to be written alone.
        var due = await DueAsync(db, surges, ct);
        if (due.Count == 0) return;

        var words = due.Where(one => one.Issue is null).ToDictionary(one => one.Surge, one => WordsOf(one.Surge));
        await using var change = await db.BeginUnderLockAsync(ct);
        var now = clock.GetUtcNow().Kept();
        foreach (var (surge, free, known) in await DueAsync(db, surges, ct))
        {
            var issue = known;
            if (issue is null) db.Issues.Add(issue = Open(free, words.GetValueOrDefault(surge) ?? WordsOf(surge), trail, db, now));
            else issue.Division = WidestOf(free.Select(member => member.Division).Append(issue.Division));
            db.IssueMembers.AddRange(free.Select(member => new IssueMember { OrderId = member.Id, IssueId = issue.Id, JoinedAt = now }));
        }

        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
    }

    /// <summary>The surges that have concerns which belong to no issue yet, with the issue that most others of them belong to; where there is none, only if it is time to open one.</summary>
    private async Task<List<(Surge Surge, List<ConcernText> Free, HotIssue? Issue)>> DueAsync(HotlineDb db, List<Surge> surges, CancellationToken ct)
    {
        Guid[] orders = [.. surges.SelectMany(surge => surge.Members).Select(member => member.Id)];
        var joined = await db.IssueMembers.AsNoTracking().Where(member => orders.Contains(member.OrderId)).ToDictionaryAsync(member => member.OrderId, member => member.IssueId, ct);
        db.ChangeTracker.Clear(); // so that what was read before the lock is read again under it
        var open = await db.Issues.Where(issue => issue.State == IssueState.Open).ToDictionaryAsync(issue => issue.Id, ct);
        return [.. surges.Select(surge => (
                Surge: surge, Free: surge.Members.Where(member => !joined.ContainsKey(member.Id)).ToList(),
                Issue: surge.Members.Select(member => joined.GetValueOrDefault(member.Id)).OfType<Guid>().Where(open.ContainsKey).CountBy(id => id).OrderByDescending(id => id.Value).Select(id => open[id.Key]).FirstOrDefault()))
            .Where(one => one.Free.Count >= (one.Issue is null ? options.Value.SurgeThreshold : 1))];
    }

    /// <summary>What it says and others do not.</summary>
    private string WordsOf(Surge surge)
    {
        var ids = surge.Members.Select(member => member.Id).ToHashSet(); // those of an issue that was closed, too
        return IssueWords.Of(surge.Members, [.. _known.Values.Where(text => !ids.Contains(text.Id))]);
    }

    private HotIssue Open(List<ConcernText> members, string words, AuditTrail trail, HotlineDb db, DateTimeOffset now)
    {
        var issue = new HotIssue { Id = Guid.CreateVersion7(now), OpenedAt = now, Division = WidestOf(members.Select(member => member.Division)), Words = words };
        trail.Add(db, new AuditNote("issue.open", "issue:" + issue.Id) { Version = issue.Version, After = new { issue.Division, Concerns = members.Count } });
        logger.LogInformation("A hot issue was opened for {Concerns} concerns: {Issue}.", members.Count, issue.Id);
        return issue;
    }

    /// <summary>The one of them that has all, or the prefecture.</summary>
    private static string WidestOf(IEnumerable<string> divisions) =>
        divisions.Distinct().ToList() is [var one] ? one : divisions.First()[..4] + "00";
}

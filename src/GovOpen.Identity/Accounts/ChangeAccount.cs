using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Identity.Accounts;

/// <summary>
/// What all changes of somebody else's account have in common: a stated reason, the version that the administrator saw (If-Match), the right to
/// it, never the own account, an entry in the trail, and a notice to all services that older tokens count no more.
/// </summary>
internal static class ChangeAccount
{
    public sealed record Change(IdentityDb Db, Person Person, Actor Actor, DateTimeOffset Now)
    {
        public object? Before { get; set; }

        public object? After { get; set; }
    }

    /// <summary>A rule and its effect on the account; a refusal changes nothing.</summary>
    public delegate Task<Refusal?> Step(Change change, CancellationToken ct);

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> ApplyAsync(
        string action, Guid id, string? reason, AccountChanges services, HttpContext http, Step step)
    {
        var errors = new Complaints().Text("reason", reason, 2, 500);
        if (errors.Any) return errors.AsProblem();
        if (ExpectedVersion(http.Request) is not { } expected) return Problems.Refused(StatusCodes.Status428PreconditionRequired, "version-needed", "Send the version that you saw as If-Match, for example \"3\".");

        var (db, actor, trail, guards, clock) = services;
        var ct = http.RequestAborted;
        await using var transaction = await db.BeginUnderLockAsync(ct);
        var person = await db.People.Include(p => p.Unit).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return AccountView.Missing;

        var note = new AuditNote(action, "account:" + id) { Reason = reason };
        if (!actor.May(StaffAction.ManageAccounts, person.AsTarget())) return await trail.HiddenAsync(note, transaction, AccountView.Missing);
        if (person.Id.ToString() == actor.Id) return await trail.RefusedAsync(note, transaction, new("own-account", "Nobody changes the own account as an administrator; ask a colleague."));
        if (person.Version != expected) return Problems.Refused(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", $"Somebody changed the account meanwhile: it is at version {person.Version}. Look at it again.");

        var change = new Change(db, person, actor, clock.GetUtcNow());
        if (await step(change, ct) is { } refusal) return await trail.RefusedAsync(note, transaction, refusal);

        person.Change(db, change.Now);
        // Whoever acts by this person's delegation may do so no more, or not as before.
        foreach (var delegation in await db.Delegations.Include(d => d.To).Where(d => d.FromId == id && d.EndedAt == null).ToListAsync(ct)) delegation.To.Change(db, change.Now);
        trail.Add(db, note with { Version = person.Version, Before = change.Before, After = change.After });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        http.Response.Headers.ETag = ETagOf(person.Version);
        return TypedResults.Ok(AccountView.Of(person, (await guards.OfAsync(db, [person], ct)).GetValueOrDefault(id), change.Now));
    }

    public static string ETagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static long? ExpectedVersion(HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [EntityTagHeaderValue { IsWeak: false } tag] && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <summary>What a change of an account works with.</summary>
internal sealed record AccountChanges(IdentityDb Db, Actor Actor, AuditTrail Trail, SignInGuards Guards, TimeProvider Clock);

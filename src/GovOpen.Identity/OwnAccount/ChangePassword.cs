using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.OwnAccount;

/// <summary>
/// Sets another password for whoever knows the old one. Needs no token, because a first or an expired password buys none. Whoever is signed in
/// with the old one is so no more.
/// </summary>
internal static class ChangePassword
{
    public sealed record Request(string Username, string Password, string NewPassword, string? Otp = null);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, SignIn signIn, IdentityDb db, Secrets secrets, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().AddRange(PasswordRules.Errors("newPassword", request.NewPassword, request.Username));
        if (errors.Any) return errors.AsProblem();

        Person? known = null;
        var outcome = await signIn.TryAsync(new(request.Username, request.Password, request.Otp), "account.check-password", person =>
        {
            known = person;
            return Task.FromResult(AuditNote.Done);
        }, ct);
        if (outcome != SignInOutcome.Right) return SignInProblems.Of(outcome);

        // Slow on purpose, so outside of the lock.
        if (known!.EarlierPasswords.Any(earlier => secrets.Matches(earlier, request.NewPassword))) return Problems.BadField("newPassword", "was one of the last five; choose another.");
        var (old, hash) = (known.PasswordHash, secrets.Hash(request.NewPassword));

        await using var change = await db.BeginUnderLockAsync(ct);
        db.ChangeTracker.Clear();
        var person = await db.People.Include(p => p.Unit).SingleAsync(p => p.Id == known.Id, ct);
        if (person.PasswordHash != old) return Problems.Refused(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "The password was changed meanwhile.");

        var now = clock.GetUtcNow();
        person.SetPassword(hash, mustChange: false, now);
        person.Change(db, now);
        trail.Add(db, new("account.change-password", "account:" + person.Id) { By = person.AsActor(), Version = person.Version });
        await RefreshTokens.EndAllAsync(db, person, now, ct);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

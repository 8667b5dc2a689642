using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.SignIns;

/// <summary>What somebody shows to be who they say they are.</summary>
internal sealed record Credentials(string Username, string Password, string? Otp);

internal enum SignInOutcome
{
    /// <summary>It is them.</summary>
    Right,

    /// <summary>Unknown name, wrong password, wrong or missing code, locked: one answer for all.</summary>
    Refused,

    /// <summary>Not looked at: too many now, or too many wrong ones from there.</summary>
    TooMany,
}

/// <summary>Whether somebody is who they say they are; every attempt is counted and stands in the trail.</summary>
internal sealed class SignIn(
    IdentityDb db, ILookupNormalizer names, Secrets secrets, SecondFactors factors, SignInGuards guards, SignInLimits limits,
    AuditChain chain, AuditTrail trail, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan _familiarFor = TimeSpan.FromDays(30);

    /// <param name="shown">Name, password, code.</param>
    /// <param name="purpose">For the trail: <c>sign-in</c>.</param>
    /// <param name="then">What happens to the account in the same transaction when it is them; returns the outcome for the trail.</param>
    /// <param name="ct">Of the request.</param>
    /// <param name="secondFactor">What stands in for the second factor, where it is not the usual code.</param>
    public async Task<SignInOutcome> TryAsync(Credentials shown, string purpose, Func<Person, Task<string>> then, CancellationToken ct, Func<Person, bool>? secondFactor = null)
    {
        secondFactor ??= person => person.SecondFactor is null || factors.Spend(person, person.SecondFactor, shown.Otp);
        var name = IsName(shown.Username) ? names.NormalizeName(shown.Username) : "";
        var address = ClientAddress.Of(http.HttpContext!);
        var known = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, ct);
        var subject = known is null ? "name:" + guards.KeyOf(name) : "account:" + known.Id;

        // What is locked costs nobody a comparison.
        if ((await guards.FindAsync(db, name, ct))?.IsLocked(clock.GetUtcNow()) == true) return await RefuseLockedAsync();
        var isFamiliar = await IsFamiliarAsync(known, address, ct);
        if (!isFamiliar && limits.HasFailedTooOften(address)) return SignInOutcome.TooMany;
        using (var place = await limits.CompareAsync(address, isFamiliar, ct))
        {
            if (!place.IsAcquired) return SignInOutcome.TooMany;
            var matches = secrets.Matches(known?.PasswordHash, shown.Password);

            // The slow comparison is done; what it means is decided one attempt after another, under the log's lock. So a thousand
            // guesses at the same time are no better than a thousand in a row: whatever comes after the fifth wrong one meets the lock.
            return await DecideAsync(matches);
        }

        // Whoever hangs up now has guessed all the same: from here on the request's end changes nothing.
        async Task<SignInOutcome> DecideAsync(bool matches)
        {
            await using var decision = await db.BeginUnderLockAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            var now = clock.GetUtcNow();
            var guard = await guards.FindAsync(db, name, CancellationToken.None);
            if (guard?.IsLocked(now) == true)
            {
                await decision.RollbackAsync(CancellationToken.None);
                return await RefuseLockedAsync();
            }

            var person = known is null ? null : await db.People.Include(p => p.Unit).SingleOrDefaultAsync(p => p.Id == known.Id, CancellationToken.None);
            var right = person is not null && matches && person.PasswordHash == known!.PasswordHash && person.LockedAt is null && secondFactor(person);
            if (right)
            {
                if (guard is not null) db.SignInGuards.Remove(guard);
                person!.LastSignInAt = now;
                await RememberPlaceAsync(person, address, now, CancellationToken.None);
                trail.Add(db, new(purpose, subject) { By = person.AsActor(), Outcome = await then(person) });
            }
            else
            {
                if (guard is null) db.SignInGuards.Add(guard = new() { Name = guards.KeyOf(name) });
                var locks = guard.Fail(now);
                limits.CountFailure(address);
                trail.Add(db, new(purpose, subject) { Outcome = locks ? "refused-and-locked" : "refused" });
            }

            await db.SaveChangesAsync(CancellationToken.None);
            await decision.CommitAsync(CancellationToken.None);
            return right ? SignInOutcome.Right : SignInOutcome.Refused;
        }

        async Task<SignInOutcome> RefuseLockedAsync()
        {
            if (limits.TellOfRefusals(guards.KeyOf(name), clock.GetUtcNow()) is > 0 and var attempts)
            {
                await trail.WriteAsync(new(purpose, subject) { Outcome = "refused-while-locked", After = new { attempts } });
            }

            return SignInOutcome.Refused;
        }
    }

    /// <summary>Nobody has a name with what neither a database nor a normalisation takes.</summary>
    private static bool IsName(string text) => !text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');

    private async Task<bool> IsFamiliarAsync(Person? person, string address, CancellationToken ct)
    {
        if (person is null) return false;
        var (place, since) = (PlaceOf(address), clock.GetUtcNow() - _familiarFor);
        return await db.FamiliarPlaces.AnyAsync(familiar => familiar.PersonId == person.Id && familiar.Place == place && familiar.SeenAt > since, ct);
    }

    private async Task RememberPlaceAsync(Person person, string address, DateTimeOffset now, CancellationToken ct)
    {
        var place = PlaceOf(address);
        var familiar = await db.FamiliarPlaces.SingleOrDefaultAsync(f => f.PersonId == person.Id && f.Place == place, ct);
        if (familiar is null) db.FamiliarPlaces.Add(familiar = new() { PersonId = person.Id, Place = place });
        familiar.SeenAt = now;
    }

    private string PlaceOf(string address) => chain.Pseudonym("place:" + address);
}

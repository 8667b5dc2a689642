using System.Text.RegularExpressions;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>Opens an account in a unit. The first password is drawn here, shown once, and good for setting another one.</summary>
internal static partial class CreateAccount
{
    public sealed record Request(string Username, string DisplayName, Guid UnitId, IReadOnlyList<Role> Roles);

    public sealed record Response(AccountView Account, string InitialPassword);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, Actor actor, IdentityDb db, UserManager<Person> users, Secrets secrets, AuditTrail trail, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var errors = new Complaints().Text("displayName", request.DisplayName, 1, 50);
        if (!Usernames().IsMatch(request.Username)) errors.Add("username", "must have 3 to 64 small letters, digits, dots, hyphens or underscores, beginning with a letter.");
        if (errors.Any) return errors.AsProblem();

        // Slow on purpose, so outside of the lock.
        var password = Secrets.Random();
        var hash = secrets.Hash(password);
        await using var change = await db.BeginUnderLockAsync(ct);
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == request.UnitId && u.ClosedAt == null, ct);
        if (unit is null) return Problems.BadField("unitId", "is no open unit.");

        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            UserName = request.Username,
            DisplayName = request.DisplayName.Trim(),
            UnitId = unit.Id,
            Unit = unit,
            Roles = [.. request.Roles.Distinct()],
        };
        var note = new AuditNote("account.create", "account:" + person.Id) { Version = person.Version, After = new { person.UserName, unit = unit.Name, person.Roles } };
        if (!actor.May(StaffAction.ManageAccounts, person.AsTarget()))
        {
            await change.RollbackAsync(CancellationToken.None);
            return await trail.ForbiddenAsync(note);
        }

        if (RoleRules.RefusalOf(request.Roles) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        if (await users.FindByNameAsync(request.Username) is not null) return Problems.Refused(new("username-taken", $"There is an account “{request.Username}” already."));

        person.SetPassword(hash, mustChange: true, now);
        trail.Add(db, note);
        var created = await users.CreateAsync(person); // saves
        if (!created.Succeeded) throw new InvalidOperationException(string.Join(" ", created.Errors.Select(error => error.Description)));
        await change.CommitAsync(ct);

        response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/accounts/{person.Id}", new Response(AccountView.Of(person, null, now), password));
    }

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{2,63}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Usernames();
}

using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.Identity.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>
/// <c>--create-administrator USERNAME UNIT DIVISION</c>: the first security administrator of an installation, who opens all other accounts;
/// or, where the account exists, a way back in for whoever lost password or second factor and has no colleague to ask. Only who
/// runs the machine can do it, and it stands in the trail.
/// </summary>
internal static class CreateAdministrator
{
    private const string Verb = "--create-administrator";

    public static bool IsAskedFor(string[] args) => args.Contains(Verb);

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args[(Array.IndexOf(args, Verb) + 1)..] is not [{ Length: > 2 } username, { Length: > 1 } unitName, var division, ..] || !DivisionCode.IsOne(division))
        {
            await Console.Error.WriteLineAsync($"{Verb} needs a user name, the unit's full name and its division code: secadmin 四川省人民政府办公厅 510000");
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var trail = app.Services.GetRequiredService<AuditTrail>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var password = Secrets.Random();
        var hash = app.Services.GetRequiredService<Secrets>().Hash(password);

        await using var change = await db.BeginUnderLockAsync(CancellationToken.None);
        var known = await db.People.Include(p => p.Unit).SingleOrDefaultAsync(p => p.NormalizedUserName == users.NormalizeName(username));
        if (known is not null && !known.Roles.Contains(Role.SecAdmin))
        {
            await Console.Error.WriteLineAsync($"{username} is no security administrator; a security administrator manages that account.");
            return 1;
        }

        var unit = await db.Units.SingleOrDefaultAsync(u => u.Name == unitName && u.ClosedAt == null) ?? new Unit { Id = Guid.CreateVersion7(now), Name = unitName, Division = division };
        if (unit.Division != division)
        {
            await Console.Error.WriteLineAsync($"{unitName} has the division code {unit.Division}.");
            return 1;
        }

        var person = known ?? new Person { Id = Guid.CreateVersion7(now), UserName = username, DisplayName = username, UnitId = unit.Id, Unit = unit, Roles = [Role.SecAdmin] };
        person.SetPassword(hash, mustChange: true, now);
        (person.SecondFactor, person.PendingSecondFactor) = (null, null);
        person.Unlock();
        trail.Add(db, new(known is null ? "administrator.create" : "administrator.recover", "account:" + person.Id));
        if (known is null)
        {
            var created = await users.CreateAsync(person); // saves
            if (!created.Succeeded)
            {
                await Console.Error.WriteLineAsync(string.Join(" ", created.Errors.Select(error => error.Description)));
                return 1;
            }
        }
        else
        {
            person.Change(db, now);
            await RefreshTokens.EndAllAsync(db, person, now, CancellationToken.None);
            await app.Services.GetRequiredService<SignInGuards>().ForgetAsync(db, person.NormalizedUserName!, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        await change.CommitAsync();
        Console.WriteLine($"{username} is security administrator. First password, shown once: {password}");
        Console.WriteLine("Next: sign in at the staff site, set another password and a second factor, and open the accounts of the others.");
        return 0;
    }
}

using System.Text.Json;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.Identity.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>
/// <c>--create-accounts FILE</c>: the sample's accounts. The file is written first and read back on the next run, so whatever
/// interrupts it, the passwords in the file are those of the accounts; what exists in both is left alone.
/// </summary>
internal static class CreateSampleAccounts
{
    private const string Verb = "--create-accounts";

    public static bool IsAskedFor(string[] args) => args.Contains(Verb);

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var path = args.ElementAtOrDefault(Array.IndexOf(args, Verb) + 1);
        if (string.IsNullOrEmpty(path)) return Refuse($"{Verb} needs the path of the file that shall hold the passwords.");

        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var refusal = await ApplyAsync(
                path,
                scope.ServiceProvider.GetRequiredService<IdentityDb>(),
                scope.ServiceProvider.GetRequiredService<UserManager<Person>>(),
                app.Services.GetRequiredService<Secrets>(),
                app.Services.GetRequiredService<SecondFactors>(),
                app.Services.GetRequiredService<AuditTrail>(),
                app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            if (refusal is not null) return Refuse(refusal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path} cannot be used: {e.Message}");
        }

        Console.WriteLine($"The sample accounts are in {path}.");
        return 0;
    }

    private static async Task<string?> ApplyAsync(
        string path, IdentityDb db, UserManager<Person> users, Secrets secrets, SecondFactors factors, AuditTrail trail, DateTimeOffset now)
    {
        await using var transaction = await db.BeginUnderLockAsync(CancellationToken.None);

        var written = await AccountsFile.ReadAsync(path);
        var usernames = await db.People.Select(person => person.UserName!).ToListAsync();
        var clientIds = await db.Machines.Select(machine => machine.ClientId).ToListAsync();
        List<SampleAccount> added =
        [
            .. SampleAccounts.People.Where(person => written.All(account => account.Username != person.Username)).Select(person => WithPassword(person, factors)),
            .. SampleAccounts.Machines.Where(machine => written.All(account => account.ClientId != machine.ClientId)).Select(WithSecret),
        ];
        var lost = added.Select(account => account.Username ?? account.ClientId!).Intersect(usernames.Concat(clientIds)).ToList();
        if (lost.Count > 0) return $"{path} does not have the passwords of accounts that exist already ({string.Join(", ", lost)}): bring the file back, or remove the accounts.";

        List<SampleAccount> all = [.. written, .. added];
        if (added.Count > 0) await AccountsFile.WriteAsync(path, all);

        var units = await UnitsAsync(db, now);
        foreach (var person in SampleAccounts.People.ExceptBy(usernames, person => person.Username))
        {
            var account = all.First(account => account.Username == person.Username);
            if (PasswordRules.Errors("password", account.Password ?? "", person.Username).FirstOrDefault() is { } error) return $"{path}: {person.Username}: the password {error.Reason}";
            var one = AccountOf(person, units[person.Unit], now);
            one.SetPassword(secrets.Hash(account.Password!), mustChange: false, now);
            one.SecondFactor = account.TotpSecret is { } secret ? factors.Keep(secret) : null;
            var created = await users.CreateAsync(one);
            if (!created.Succeeded) return $"{path}: {person.Username}: {string.Join(" ", created.Errors.Select(error => error.Description))}";
        }

        foreach (var machine in SampleAccounts.Machines.ExceptBy(clientIds, machine => machine.ClientId))
        {
            var secret = all.First(account => account.ClientId == machine.ClientId).ClientSecret;
            if (string.IsNullOrEmpty(secret)) return $"{path}: {machine.ClientId}: the secret is missing.";
            db.Machines.Add(AccountOf(machine, Machine.HashOf(secret), now));
        }

        trail.Add(db, new("accounts.create-sample", "accounts:sample"));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>The sample's units by name, those that are missing founded.</summary>
    private static async Task<Dictionary<string, Unit>> UnitsAsync(IdentityDb db, DateTimeOffset now)
    {
        var units = await db.Units.Where(unit => unit.ClosedAt == null).ToDictionaryAsync(unit => unit.Name);
        foreach (var (name, division, government) in SampleAccounts.Units.ExceptBy(units.Keys, unit => unit.Name))
        {
            units[name] = new Unit { Id = Guid.CreateVersion7(now), Name = name, Division = division, ParentId = government is null ? null : units[government].Id };
            db.Units.Add(units[name]);
        }

        return units;
    }

    private static SampleAccount WithPassword(SamplePerson person, SecondFactors factors) => new()
    {
        Role = person.Role,
        Unit = person.Unit,
        Username = person.Username,
        Password = Secrets.Random(),
        TotpSecret = Person.AreInNeedOfSecondFactor([person.Role]) ? factors.New().Secret : null,
    };

    private static SampleAccount WithSecret(SampleMachine machine) =>
        new() { Role = machine.Role, ClientId = machine.ClientId, ClientSecret = Secrets.Random() };

    private static Person AccountOf(SamplePerson person, Unit unit, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = person.Username,
        DisplayName = person.DisplayName,
        UnitId = unit.Id,
        Unit = unit,
        Roles = [person.Role],
    };

    private static Machine AccountOf(SampleMachine machine, byte[] secretHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ClientId = machine.ClientId,
        SecretHash = secretHash,
        Roles = [machine.Role],
        Scopes = [.. machine.Scopes],
        Division = machine.Division,
    };

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}

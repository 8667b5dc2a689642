using System.Text.Json;
using GovOpen.Identity.Data;
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

    private static async Task<string?> ApplyAsync(string path, IdentityDb db, UserManager<Person> users, Secrets secrets, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockAsync("accounts", CancellationToken.None);

        var written = await AccountsFile.ReadAsync(path);
        var usernames = await db.People.Select(person => person.UserName!).ToListAsync();
        var clientIds = await db.Machines.Select(machine => machine.ClientId).ToListAsync();
        List<SampleAccount> added =
        [
            .. SampleAccounts.People.Where(person => written.All(account => account.Username != person.Username)).Select(WithPassword),
            .. SampleAccounts.Machines.Where(machine => written.All(account => account.ClientId != machine.ClientId)).Select(WithSecret),
        ];
        var lost = added.Select(account => account.Username ?? account.ClientId!).Intersect(usernames.Concat(clientIds)).ToList();
        if (lost.Count > 0) return $"{path} does not have the passwords of accounts that exist already ({string.Join(", ", lost)}): bring the file back, or remove the accounts.";

        List<SampleAccount> all = [.. written, .. added];
        if (added.Count > 0) await AccountsFile.WriteAsync(path, all);

        foreach (var person in SampleAccounts.People.ExceptBy(usernames, person => person.Username))
        {
            var password = all.First(account => account.Username == person.Username).Password ?? "";
            var created = await users.CreateAsync(AccountOf(person, now), password);
            if (!created.Succeeded) return $"{path}: {person.Username}: {string.Join(" ", created.Errors.Select(error => error.Description))}";
        }

        foreach (var machine in SampleAccounts.Machines.ExceptBy(clientIds, machine => machine.ClientId))
        {
            var secret = all.First(account => account.ClientId == machine.ClientId).ClientSecret;
            if (string.IsNullOrEmpty(secret)) return $"{path}: {machine.ClientId}: the secret is missing.";
            db.Machines.Add(AccountOf(machine, secrets.Hash(secret), now));
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    private static SampleAccount WithPassword(SamplePerson person) =>
        new() { Role = person.Role, Unit = person.Unit, Username = person.Username, Password = Secrets.Random() };

    private static SampleAccount WithSecret(SampleMachine machine) =>
        new() { Role = machine.Role, ClientId = machine.ClientId, ClientSecret = Secrets.Random() };

    private static Person AccountOf(SamplePerson person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = person.Username,
        DisplayName = person.DisplayName,
        Unit = person.Unit,
        Division = person.Division,
        Roles = [person.Role],
    };

    private static Machine AccountOf(SampleMachine machine, string secretHash, DateTimeOffset now) => new()
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

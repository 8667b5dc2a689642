using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary><c>--create-machine CLIENT_ID ROLE</c>: an account for another system (a register that imports, the hotline that reads). Again, it draws a new secret.</summary>
internal static class CreateMachine
{
    private const string Verb = "--create-machine";

    public static bool IsAskedFor(string[] args) => args.Contains(Verb);

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var at = Array.IndexOf(args, Verb);
        var clientId = args.ElementAtOrDefault(at + 1) ?? "";
        if (clientId.Length is < 3 or > 100 || !clientId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            || !Enum.TryParse<Role>(args.ElementAtOrDefault(at + 2), out var role) || !Permissions.MachineRoles.Contains(role))
        {
            await Console.Error.WriteLineAsync($"{Verb} needs a client id (letters, digits, hyphens) and a role of machines: {string.Join(" or ", Permissions.MachineRoles)}");
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var secret = Secrets.Random();

        await using var change = await db.BeginUnderLockAsync(CancellationToken.None);
        var machine = await db.Machines.SingleOrDefaultAsync(m => m.ClientId == clientId);
        if (machine is not null && !machine.Roles.Contains(role))
        {
            await Console.Error.WriteLineAsync($"{clientId} exists and has another role; choose another id.");
            return 1;
        }

        if (machine is null) db.Machines.Add(machine = new() { Id = Guid.CreateVersion7(now), ClientId = clientId, SecretHash = [], Roles = [role], Scopes = [Scopes.Staff] });
        machine.SecretHash = Machine.HashOf(secret);
        app.Services.GetRequiredService<AuditTrail>().Add(db, new("machine.secret", "account:" + machine.Id) { After = new { clientId, role } });
        await db.SaveChangesAsync();
        await change.CommitAsync();
        Console.WriteLine($"{clientId} has the role {role}. Client secret, shown once: {secret}");
        return 0;
    }
}

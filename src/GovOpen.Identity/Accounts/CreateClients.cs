using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>
/// <c>--create-clients</c>: the machine accounts of the services themselves, from the configuration
/// <c>Clients:&lt;id&gt;:Secret</c> and <c>Clients:&lt;id&gt;:Scope</c> (several separated by spaces). Run again, it brings them up to date.
/// </summary>
internal static class CreateClients
{
    private static readonly string[] _known = [Scopes.Staff, Scopes.Public, Scopes.Internal, Scopes.SignIn];

    private const int ShortestSecret = 20;

    public static bool IsAskedFor(string[] args) => args.Contains("--create-clients");

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        var clients = app.Configuration.GetSection("Clients").GetChildren()
            .Select(section => new Client(section.Key, section["Secret"] ?? "", (section["Scope"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        var complaints = clients.SelectMany(Complaints).ToList();
        if (clients.Count == 0) complaints.Add("No client is configured: set Clients__<id>__Secret and Clients__<id>__Scope.");
        if (complaints.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, complaints));
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        await ApplyAsync(clients, scope.ServiceProvider.GetRequiredService<IdentityDb>(), app.Services.GetRequiredService<AuditTrail>(), clock.GetUtcNow());
        Console.WriteLine($"Clients are up to date: {string.Join(", ", clients.Select(client => client.Id))}.");
        return 0;
    }

    private static async Task ApplyAsync(List<Client> clients, IdentityDb db, AuditTrail trail, DateTimeOffset now)
    {
        await using var transaction = await db.BeginUnderLockAsync(CancellationToken.None);
        foreach (var client in clients)
        {
            var machine = await db.Machines.SingleOrDefaultAsync(m => m.ClientId == client.Id);
            if (machine is null)
            {
                db.Machines.Add(new Machine
                {
                    Id = Guid.CreateVersion7(now),
                    ClientId = client.Id,
                    SecretHash = Machine.HashOf(client.Secret),
                    Roles = [],
                    Scopes = [.. client.Scopes],
                });
                continue;
            }

            machine.SecretHash = Machine.HashOf(client.Secret);
            machine.Scopes = [.. client.Scopes];
        }

        trail.Add(db, new("clients.update", "clients:services") { After = clients.ToDictionary(client => client.Id, client => client.Scopes) });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static IEnumerable<string> Complaints(Client client)
    {
        if (client.Secret.Length < ShortestSecret) yield return $"Clients:{client.Id}:Secret is missing or shorter than {ShortestSecret} characters; draw one at random.";
        if (client.Scopes.Length == 0) yield return $"Clients:{client.Id}:Scope is missing.";
        foreach (var unknown in client.Scopes.Except(_known))
        {
            yield return $"Clients:{client.Id}:Scope has “{unknown}”, which is none of {string.Join(", ", _known)}.";
        }
    }

    private sealed record Client(string Id, string Secret, string[] Scopes);
}

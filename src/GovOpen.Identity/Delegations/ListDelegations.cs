using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Delegations;

/// <summary>What somebody handed to others and got from others, the latest first.</summary>
internal static class ListDelegations
{
    private const int Most = 100;

    public static async Task<Ok<Response>> Handle(Actor actor, IdentityDb db, CancellationToken ct)
    {
        var own = Guid.TryParse(actor.Id, out var id) ? id : Guid.Empty;
        var found = await db.Delegations.AsNoTracking().Include(d => d.From).Include(d => d.To)
            .Where(d => d.FromId == own || d.ToId == own).OrderByDescending(d => d.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [.. found.Where(d => d.FromId == own).Select(d => new Given(d.Id, d.Role, d.To.UserName!, d.To.DisplayName, d.FromDay, d.UntilDay, d.Reason, d.EndedAt))],
            [.. found.Where(d => d.ToId == own).Select(d => new Received(d.Id, d.Role, d.From.UserName!, d.From.DisplayName, d.FromDay, d.UntilDay, d.Reason, d.EndedAt))]));
    }

    internal sealed record Response(IReadOnlyList<Given> Given, IReadOnlyList<Received> Received);

    internal sealed record Given(Guid Id, Role Role, string To, string ToName, DateOnly From, DateOnly Until, string Reason, DateTimeOffset? EndedAt);

    internal sealed record Received(Guid Id, Role Role, string By, string ByName, DateOnly From, DateOnly Until, string Reason, DateTimeOffset? EndedAt);
}

using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Registers;

/// <summary>The registers that the own unit keeps.</summary>
internal static class ListRegisters
{
    public sealed record Response(IReadOnlyList<RegisterView> Registers);

    public static async Task<Ok<Response>> Handle(Actor actor, PublishingDb db, CancellationToken ct)
    {
        var own = await db.NumberRegisters.AsNoTracking().Where(register => register.Unit == actor.Unit).OrderBy(register => register.Organ).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. own.Select(RegisterView.Of)]));
    }
}

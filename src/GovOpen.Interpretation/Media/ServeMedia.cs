using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace GovOpen.Interpretation.Media;

/// <summary>A file, whole or in parts (RFC 9110, 14): for the public once an interpretation that has it is released, as long as its document is public.</summary>
internal static class ServeMedia
{
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(string hash, HttpContext context, InterpretationDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        var file = await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Hash == hash, ct);
        var isStaff = IsStaff(context);
        if (file is null || !(isStaff || await db.Interpretations.AnyAsync(i => i.Released != null && !i.IsHidden && i.ReleasedMedia.Contains(hash), ct))) return Problems.NotFound("There is no such file that you may see.");

        context.Response.Headers.CacheControl = isStaff ? "private, no-store" : "public, max-age=300"; // it can be taken off the site
        context.Response.Headers.ContentDisposition = "inline";
        return TypedResults.Stream(new MediaStream(database, file), file.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    private static bool IsStaff(HttpContext context) =>
        context.User.FindAll(Authentication.ScopeClaim).Any(claim => claim.Value.Split(' ').Contains(Scopes.Staff)) && Actor.Of(context.User) is { } actor && Permissions.ReachOf(actor.Roles, StaffAction.ReadInterpretations) is not null;
}

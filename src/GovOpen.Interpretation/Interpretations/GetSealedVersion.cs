using System.Text;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>What was sealed, by its hash, for the other services. What a hash names never changes.</summary>
internal static class GetSealedVersion
{
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(string hash, HttpResponse response, InterpretationDb db, CancellationToken ct)
    {
        var version = await db.SealedVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Hash == hash, ct);
        if (version is null) return Problems.NotFound("There is no sealed interpretation with this hash.");

        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Text(version.Content, "application/json", Encoding.UTF8);
    }
}

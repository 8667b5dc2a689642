using System.Text;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>A text by its hash, for the other services: events are too small for it. What a hash names never changes.</summary>
internal static class GetBody
{
    private const int HashLength = 32;

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(string hash, HttpResponse response, PublishingDb db, CancellationToken ct)
    {
        var key = new byte[HashLength];
        var isHash = hash.Length == 2 * HashLength && Convert.FromHexString(hash, key, out _, out _) == System.Buffers.OperationStatus.Done;
        var body = isHash ? await db.Bodies.AsNoTracking().SingleOrDefaultAsync(b => b.Hash == key, ct) : null;
        if (body is null) return Problems.NotFound("There is no text with this hash.");
        if (body.Text is not { } text) return Problems.Refused(StatusCodes.Status410Gone, "purged", "The text with this hash was purged.");

        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Text(text, "text/plain", Encoding.UTF8);
    }
}

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
        var text = isHash ? await db.Bodies.Where(body => body.Hash == key).Select(body => body.Text).SingleOrDefaultAsync(ct) : null;
        if (text is null) return Problems.NotFound("There is no text with this hash.");

        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Text(text, "text/plain", Encoding.UTF8);
    }
}

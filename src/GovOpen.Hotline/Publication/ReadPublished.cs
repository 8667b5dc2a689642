using System.Text;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Publication;

/// <summary>What a result says as long as it is public: for Search, which shows it.</summary>
internal static class ReadPublished
{
    public static async Task<IResult> Handle(Guid id, HotlineDb db, CancellationToken ct)
    {
        if (await db.Results.AsNoTracking().Where(one => one.Id == id).Select(one => new { one.Published }).SingleOrDefaultAsync(ct) is not { } found) return Problems.NotFound("There is no such result.");
        return found.Published is { } said ? TypedResults.Content(said, "application/json", Encoding.UTF8) : Problems.Refused(StatusCodes.Status410Gone, "not-public", "It is not public.");
    }
}

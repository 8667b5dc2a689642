using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>All public documents, for the map of the site.</summary>
internal static class ListAddresses
{
    private const int MostOnAPage = 1_000;

    public static async Task<Results<Ok<AddressList>, ProblemHttpResult>> Handle(string? after, string? size, SearchDb db, TimeProvider clock, CancellationToken ct)
    {
        var from = Guid.Empty;
        var wrong = new Complaints();
        if (!Pages.TryRead(size, MostOnAPage, MostOnAPage, out var take)) wrong.Add("size", $"is no whole number from 1 to {MostOnAPage}.");
        if (!string.IsNullOrEmpty(after) && !Guid.TryParse(after, out from)) wrong.Add("after", "is no id of a document.");
        if (wrong.Any) return wrong.AsProblem();

        var today = clock.Today();
        var page = await db.Entries.AsNoTracking()
            .PublicOn(today, today).Where(e => e.Id > from)
            .OrderBy(e => e.Id).Take(take + 1).Select(e => new DocumentAddress(e.Id, e.RecordedAt)).ToListAsync(ct);
        return TypedResults.Ok(new AddressList([.. page.Take(take)], page.Count > take ? page[take - 1].Id : null));
    }
}

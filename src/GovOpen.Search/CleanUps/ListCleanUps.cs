using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.CleanUps;

/// <summary>The clean-ups that were published, newest first.</summary>
internal static class ListCleanUps
{
    private const int MostOnAPage = 100;
    private const int Deepest = 10_000;

    public static async Task<Results<Ok<CleanUpList>, ProblemHttpResult>> Handle(string? page, string? size, SearchDb db, CancellationToken ct)
    {
        var wrong = new Complaints();
        if (!Pages.TryRead(page, 1, Deepest, out var number)) wrong.Add("page", $"is no whole number from 1 to {Deepest}.");
        if (!Pages.TryRead(size, 20, MostOnAPage, out var take)) wrong.Add("size", $"is no whole number from 1 to {MostOnAPage}.");
        if (!wrong.Any && (long)number * take > Deepest) wrong.Add("page", $"page × size may be at most {Deepest}.");
        if (wrong.Any) return wrong.AsProblem();

        var cleanUps = await db.CleanUps.AsNoTracking().OrderByDescending(c => c.PublishedOn).ThenByDescending(c => c.Id).Skip((number - 1) * take).Take(take).ToListAsync(ct);
        return TypedResults.Ok(new CleanUpList { Total = await db.CleanUps.CountAsync(ct), Page = number, Size = take, CleanUps = [.. cleanUps.Select(Summary)] });
    }

    public static CleanUpCounts CountsOf(CleanUpPublished cleanUp)
    {
        return new(Of(CleanUpOutcome.Continue), Of(CleanUpOutcome.Amend), Of(CleanUpOutcome.Repeal), Of(CleanUpOutcome.Lapse));

        int Of(CleanUpOutcome outcome) => cleanUp.Lines.Count(line => line.Outcome == outcome);
    }

    private static CleanUpSummary Summary(CleanUp row)
    {
        var cleanUp = row.Published();
        return new(row.Id, cleanUp.Title, cleanUp.Number, cleanUp.Issuer, cleanUp.Division, cleanUp.PublishedOn, cleanUp.EffectiveOn, cleanUp.DefaultRepeal, CountsOf(cleanUp));
    }
}

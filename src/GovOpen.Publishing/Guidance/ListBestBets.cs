using GovOpen.Publishing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Guidance;

/// <summary>The questions for which staff put something first, the last changed first.</summary>
internal static class ListBestBets
{
    private const int Most = 500;

    public sealed record Response(IReadOnlyList<BestBetView> BestBets);

    public static async Task<Ok<Response>> Handle(PublishingDb db, CancellationToken ct)
    {
        var bets = await db.BestBets.AsNoTracking().Where(bet => bet.DocumentIds.Length > 0).OrderByDescending(bet => bet.ChangedAt).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response(await ViewsAsync(db, bets, ct)));
    }

    public static async Task<IReadOnlyList<BestBetView>> ViewsAsync(PublishingDb db, IReadOnlyList<BestBet> bets, CancellationToken ct)
    {
        var ids = bets.SelectMany(bet => bet.DocumentIds).Distinct().ToList();
        var titles = await db.Documents.AsNoTracking().Where(document => ids.Contains(document.Id)).Select(document => new { document.Id, document.Title }).ToDictionaryAsync(document => document.Id, document => document.Title, ct);
        return [.. bets.Select(bet => new BestBetView(bet.Id, bet.Question, [.. bet.DocumentIds.Select(id => new BestDocument(id, titles.GetValueOrDefault(id, "")))], bet.ChangedBy, bet.ChangedAt))];
    }
}

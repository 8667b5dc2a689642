using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>The proposals of the own division, the newest first.</summary>
internal static class ListPurges
{
    private const int Most = 200;

    public sealed record Response(IReadOnlyList<PurgeView> Purges);

    public static async Task<Ok<Response>> Handle(Actor actor, PublishingDb db, CancellationToken ct)
    {
        var purges = await db.Purges.AsNoTracking().Where(actor.Reaches<Purge>(StaffAction.ReadPurges, purge => purge.Division, _ => null))
            .OrderByDescending(purge => purge.Id).Take(Most).ToListAsync(ct);
        var documents = purges.Select(purge => purge.DocumentId).ToList();
        var drafts = purges.Select(purge => purge.DraftId).ToList();
        var named = await db.Documents.AsNoTracking().Where(document => documents.Contains(document.Id))
            .Select(document => new { document.Id, document.Title, document.Number }).ToDictionaryAsync(document => document.Id, ct);
        foreach (var draft in await db.Drafts.AsNoTracking().Where(draft => drafts.Contains(draft.Id)).ToListAsync(ct)) named[draft.Id] = new { draft.Id, draft.Content.Title, draft.Number };
        return TypedResults.Ok(new Response(
            [.. purges.Select(purge => (purge, of: named.GetValueOrDefault(purge.DocumentId ?? purge.DraftId!.Value))).Select(one => PurgeView.Of(one.purge, one.of?.Title, one.of?.Number))]));
    }
}

using GovOpen.Contracts;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>Repeals lead from a document to what repealed it, and never back: of two documents that ended each other none could be told to be the later.</summary>
internal static class RepealCycles
{
    /// <summary>Whether a repeal of a document by another would close a circle.</summary>
    public static async Task<Refusal?> ClosedByAsync(PublishingDb db, Guid repealed, Document by, ActType type, CancellationToken ct)
    {
        if (type is not (ActType.Repealed or ActType.PartlyRepealed)) return null;
        if (by.Id == repealed) return new("repeals-itself", "A document cannot repeal itself.");

        var seen = new HashSet<Guid> { by.Id };
        var open = new Queue<Document>([by]);
        while (open.TryDequeue(out var next))
        {
            foreach (var above in next.Acts.Where(act => act.Type is ActType.Repealed or ActType.PartlyRepealed && act.ById is not null).Select(act => act.ById!.Value).Where(seen.Add))
            {
                if (above == repealed) return new("repeal-cycle", $"《{by.Title}》 is itself repealed, directly or through others, by the document that it would repeal.");
                if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Id == above, ct) is { } document) open.Enqueue(document);
            }
        }

        return null;
    }
}

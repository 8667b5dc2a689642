using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>What the address of a document says that was taken off the public site, whatever day is asked about.</summary>
internal static class Unpublished
{
    /// <summary>Withdrawn and gone: 410. Redirected: 308 to the document to read instead, on the same day.</summary>
    public static ProblemHttpResult Tell(Entry entry, string? asOf, HttpResponse response)
    {
        var document = entry.Document();
        var act = document.UnpublishedBy();
        var view = act.Type == ActType.Gone
            ? new UnpublishedView(act.Type, act.On, act.Reason, Title: null, Number: null)
            : new UnpublishedView(act.Type, act.On, act.Reason, document.Title, document.Number);
        if (act is { Type: ActType.Redirected, ById: { } other })
        {
            response.Headers.Location = string.IsNullOrEmpty(asOf) ? $"/api/documents/{other}" : QueryHelpers.AddQueryString($"/api/documents/{other}", "asOf", asOf);
            return Problem(StatusCodes.Status308PermanentRedirect, "redirected", "The document is to be read at another address.", view);
        }

        return act.Type == ActType.Gone
            ? Problem(StatusCodes.Status410Gone, "gone", "There is nothing at this address any more.", view)
            : Problem(StatusCodes.Status410Gone, "withdrawn", "The document was taken off the public site.", view);
    }

    /// <summary>The act that took it off: the last, since what was restored is public. A source that only says when has withdrawn it.</summary>
    public static Act UnpublishedBy(this DocumentPublished document) =>
        document.Acts?.LastOrDefault(act => act.Type is ActType.Withdrawn or ActType.Gone or ActType.Redirected)
        ?? new Act { Type = ActType.Withdrawn, On = document.Validity.WithdrawnOn ?? ShanghaiDay.Of(document.RecordedAt), RecordedAt = document.RecordedAt };

    /// <summary>Those of these documents that are gone for good: what names them by their id says so no longer.</summary>
    public static async Task<HashSet<Guid>> GoneAmongAsync(IReadOnlyList<Guid> ids, SearchDb db, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var off = await db.Entries.Where(e => ids.Contains(e.Id) && e.Withdrawn && !e.Removed).Select(e => new { e.Id, e.Content }).ToListAsync(ct);
        return [.. off.Where(entry => Entry.DocumentOf(entry.Content).UnpublishedBy().Type == ActType.Gone).Select(entry => entry.Id)];
    }

    private static ProblemHttpResult Problem(int status, string code, string sentence, UnpublishedView view)
    {
        var problem = Problems.Refused(status, code, sentence);
        problem.ProblemDetails.Extensions["unpublished"] = view;
        return problem;
    }
}

using GovOpen.Contracts.Search;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Guidance;

/// <summary>All words and what they mean, staff's own before those that came with the platform; or those that have a text in them.</summary>
internal static class ListSynonyms
{
    private const int Most = 500;

    public sealed record Response(int Total, IReadOnlyList<SynonymsView> Synonyms);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(string? q, PublishingDb db, CancellationToken ct)
    {
        if (q?.Length > 100) return Problems.BadFields([new("q", "has more than 100 characters.")]);

        var own = await db.Synonyms.AsNoTracking().OrderByDescending(one => one.ChangedAt).ToListAsync(ct);
        var said = own.Select(one => one.Word).ToHashSet(StringComparer.Ordinal);
        var built = BuiltSynonyms.ByWord.Keys.Where(word => !said.Contains(word)).Order(StringComparer.Ordinal);
        var found = own.Where(one => one.Terms is not null || BuiltSynonyms.ByWord.ContainsKey(one.Word)).Select(SynonymsView.Of).Concat(built.Select(SynonymsView.OfBuilt)).Where(view => IsMeant(view, q?.Trim() ?? "")).ToList();
        return TypedResults.Ok(new Response(found.Count, [.. found.Take(Most)]));
    }

    private static bool IsMeant(SynonymsView view, string text) =>
        text.Length == 0 || view.Terms.Concat(view.BuiltTerms ?? []).Prepend(view.Word).Any(word => word.Contains(text, StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Knowledge;

/// <summary>
/// The changes of the knowledge base after a cursor, for whoever keeps a copy. A cursor names the history that it belongs to: after a
/// restore of the database, what was told since its backup did not happen, and the copy begins anew.
/// </summary>
internal static class ListChanges
{
    private const int Most = 500;

    public static async Task<Results<Ok<KnowledgeChanges>, ProblemHttpResult>> Handle(HttpRequest request, InterpretationDb db, string? after, string? size, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "after", "size"));
        var take = Parameters.Number(errors, "size", size, 200, Most);
        Cursor? cursor = null;
        if (!string.IsNullOrEmpty(after) && !Cursor.TryParse(after, out cursor)) errors.Add(new("after", "is no cursor of an earlier answer; leave it away to begin."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        // No history yet: the service has only just been installed.
        var epoch = await db.Set<LogState>().Select(state => state.Epoch).SingleOrDefaultAsync(ct);
        if (cursor is not null && cursor.Epoch != epoch)
        {
            return Problems.Refused(StatusCodes.Status410Gone, "another-history", "The cursor is of a history that was replaced by a restored backup. Empty your copy and begin without a cursor.");
        }

        var through = cursor?.Sequence ?? 0;
        var changes = await db.KnowledgeChanges.AsNoTracking().Where(change => change.Sequence > through).OrderBy(change => change.Sequence).Take(take).ToListAsync(ct);
        return TypedResults.Ok(new KnowledgeChanges([.. changes.Select(change => change.AsTold())], new Cursor(epoch, changes.Count == 0 ? through : changes[^1].Sequence).ToString()));
    }

    /// <param name="Epoch">Of the log.</param>
    /// <param name="Sequence">The last change that was read.</param>
    private sealed record Cursor(Guid Epoch, long Sequence)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch:N}.{Sequence}");

        public static bool TryParse(string text, out Cursor? cursor)
        {
            cursor = text.Split('.') is [var epoch, var sequence] && Guid.TryParseExact(epoch, "N", out var id) && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(id, number) : null;
            return cursor is not null;
        }
    }
}

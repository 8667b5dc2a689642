using GovOpen.Contracts.Search.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Desk;

/// <summary>An answer that was given, in the words in which it was, and what became of the entry since.</summary>
internal static class GetGiven
{
    /// <param name="Question">Masked.</param>
    /// <param name="Held">Whether it held when it was given.</param>
    /// <param name="Entry">What was told.</param>
    /// <param name="IsCurrent">Whether the entry still says so.</param>
    /// <param name="RetiredBecause">Why the entry was retired since; null: it was not.</param>
    public sealed record Response(Guid Id, string Question, DateOnly AsOf, Mark Mark, bool Held, string Person, DateTimeOffset At, KnowledgeEntry Entry, bool IsCurrent, string? RetiredBecause);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, InterpretationDb db, CancellationToken ct)
    {
        if (await db.GivenAnswers.AsNoTracking().SingleOrDefaultAsync(given => given.Id == id, ct) is not { } given) return Problems.NotFound("No answer was given under this number.");

        var told = await db.KnowledgeChanges.AsNoTracking().SingleAsync(change => change.Sequence == given.ChangeSequence, ct);
        var newest = await db.KnowledgeChanges.AsNoTracking().Where(change => change.EntryId == given.EntryId).OrderByDescending(change => change.Sequence).FirstAsync(ct);
        return TypedResults.Ok(new Response(given.Id, given.Question, given.AsOf, given.Mark, given.Held, given.Person, given.At, told.Entry!, newest.Entry is not null && newest.Version == told.Version, newest.Reason));
    }
}

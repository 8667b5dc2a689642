using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Guidance;

/// <summary>
/// Says which documents come first for a question. They come first among what the question's filters let through: what is not in force is
/// put before nobody who asks for what is.
/// </summary>
internal static class SetBestBet
{
    private const int MostDocuments = 5;
    private const int MostQuestions = 2_000;

    /// <param name="Question">As people ask it.</param>
    /// <param name="DocumentIds">The first one first; none: nothing comes first any more.</param>
    public sealed record Request(string Question, IReadOnlyList<Guid> DocumentIds);

    public static async Task<Results<Ok<BestBetView>, ProblemHttpResult>> Handle(Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("question", request.Question, 1, 100).Items("documentIds", request.DocumentIds, MostDocuments);
        if (request.DocumentIds is null) errors.Add("documentIds", "is missing; an empty list says that nothing comes first.");
        if (errors.Any) return errors.AsProblem();

        var documents = request.DocumentIds!.Distinct().ToArray();
        var known = await db.Documents.AsNoTracking().Where(document => documents.Contains(document.Id)).Select(document => document.Id).ToListAsync(ct);
        foreach (var missing in documents.Except(known)) errors.Add($"documentIds[{request.DocumentIds!.ToList().IndexOf(missing)}]", $"{missing} is no published document.");
        if (errors.Any) return errors.AsProblem();

        var question = request.Question.Trim();
        var note = new AuditNote("best-bets.set", "question:" + question);
        await using var change = await db.BeginUnderLockAsync(ct);
        if (!actor.May(StaffAction.GuideSearch, new(Division: null))) return await trail.ForbiddenAsync(note, change);

        var standing = await db.BestBets.SingleOrDefaultAsync(bet => bet.Question == question, ct);
        if (standing is null && await db.BestBets.CountAsync(ct) >= MostQuestions) return await trail.RefusedAsync(note, change, new("too-many-questions", $"There are {MostQuestions} questions already."));

        var now = clock.GetUtcNow();
        var bet = standing ?? new() { Id = Guid.CreateVersion7(now), Question = question };
        if (standing is null) db.Add(bet);
        var before = bet.DocumentIds;
        var happened = bet.Become(documents, actor, now);
        db.Append(bet.Id, bet.Version, happened);
        trail.Add(db, note with { Version = bet.Version, Before = new { documents = before }, After = new { documents } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok((await ListBestBets.ViewsAsync(db, [bet], ct))[0]);
    }
}

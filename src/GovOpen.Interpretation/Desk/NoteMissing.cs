using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Desk;

/// <summary>An agent found no answer for a caller: whoever writes answers sees the question, masked, and how often it was asked.</summary>
internal static class NoteMissing
{
    /// <param name="Question">As the caller asked, at most 500 characters.</param>
    public sealed record Request(string Question);

    /// <param name="Noted">Whether it was; one longer than 40 characters tells a story, and often whose: none is kept. Ask it in short.</param>
    public sealed record Response(bool Noted);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, InterpretationDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().LongText("question", request.Question, WantedQuestion.LongestAsked);
        if (errors.Any) return errors.AsProblem();
        if (KeptQuestion.Of(request.Question, WantedQuestion.Mask) is not { } question) return TypedResults.Ok(new Response(Noted: false));

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.WantedQuestions.SingleOrDefaultAsync(one => one.Question == question, ct) is not { } wanted) db.Add(wanted = new() { Question = question });
        wanted.AskedOn(clock.Today());
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(new Response(Noted: true));
    }
}

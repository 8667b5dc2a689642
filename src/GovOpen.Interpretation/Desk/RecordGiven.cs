using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Search.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Desk;

/// <summary>
/// Keeps what an agent told a caller. Whatever was said was said: what ended or changed meanwhile is kept too, and the agent is told, who
/// can still call back.
/// </summary>
internal static class RecordGiven
{
    /// <param name="EntryId">Of the answer or interpretation.</param>
    /// <param name="Version">That was shown.</param>
    /// <param name="Question">As the caller asked, at most 500 characters; kept masked, if at all.</param>
    /// <param name="AsOf">The day whose legal state was asked for; null: today.</param>
    /// <param name="Mark">What the agent says of it.</param>
    public sealed record Request(Guid EntryId, long Version, string Question, DateOnly? AsOf = null, Mark Mark = Mark.Given);

    /// <param name="Id">The number of the record.</param>
    /// <param name="Holds">Whether it can be told now.</param>
    /// <param name="Reason">Why not, for the caller; null: it can.</param>
    public sealed record Response(Guid Id, bool Holds, string? Reason);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(Request request, Actor actor, InterpretationDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().LongText("question", request.Question, WantedQuestion.LongestAsked).Day("asOf", request.AsOf);
        if (!Enum.IsDefined(request.Mark)) errors.Add("mark", $"must be one of {string.Join(", ", Enum.GetValues<Mark>().Select(CamelCase.Of))}.");
        if (errors.Any) return errors.AsProblem();

        var told = await db.KnowledgeChanges.AsNoTracking().Where(change => change.EntryId == request.EntryId).OrderByDescending(change => change.Sequence).ToListAsync(ct);
        if (told.Find(change => change.Version == request.Version && change.Entry is not null) is not { } given) return Problems.NotFound("There is no such version of an entry.");

        var now = clock.GetUtcNow();
        var day = request.AsOf ?? ShanghaiDay.Of(now);
        var reason = WhyNot(given.Entry!, told[0].Entry, told[0].Reason, request.Version, day);
        var record = new GivenAnswer
        {
            Id = Guid.CreateVersion7(now), ChangeSequence = given.Sequence, EntryId = request.EntryId, Question = KeptQuestion.Of(request.Question, WantedQuestion.Mask) ?? "", AsOf = day, Mark = request.Mark, Held = reason is null,
            PersonId = actor.Id, Person = actor.Name, At = now.Kept(),
        };
        db.Add(record);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/knowledge/given/{record.Id}", new Response(record.Id, record.Held, reason));
    }

    private static string? WhyNot(KnowledgeEntry given, KnowledgeEntry? newest, string? retired, long version, DateOnly day)
    {
        if (newest is null) return retired;
        if (newest.Version != version) return "本答复已有新版本。";
        return given.ValidFrom > day || newest.ValidTo < day ? "本答复在该日期不适用。" : null;
    }
}

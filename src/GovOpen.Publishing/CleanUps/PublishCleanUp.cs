using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.CleanUps;

/// <summary>Publishes the result of a clean-up: all of it in one commit and one event, or, with one mistake in the lists, nothing.</summary>
internal static class PublishCleanUp
{
    /// <param name="Revision">Of the lists that were read.</param>
    public sealed record Request(int Revision);

    public static async Task<Results<Ok<CleanUpView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, AuditTrail trail, IOptions<PublishingOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var note = new AuditNote("cleanUp.publish", "cleanUp:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        var cleanUp = await db.CleanUps.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (cleanUp is null || !actor.May(StaffAction.PublishCleanUps, cleanUp.AsTarget())) return await trail.HiddenAsync(note, change, CleanUpView.Missing);
        if (cleanUp.PublishedAt is not null) return await trail.RefusedAsync(note, change, new("published-already", "The clean-up is published already."));
        if (cleanUp.Revision != request.Revision) return CleanUpView.ChangedMeanwhile(cleanUp);
        if (cleanUp.Writers.Contains(actor.Id)) return await trail.RefusedAsync(note, change, new("own-lists", "Who wrote the lists does not publish them too."));

        var now = clock.GetUtcNow();
        var (verdicts, errors) = await JudgeCleanUp.OfAsync(db, cleanUp, options.Value.SunsetRules, now, ct);
        if (errors.Count > 0) return Problems.BadFields(errors);

        var published = ResultOf(cleanUp, verdicts, now);
        var changed = verdicts.SelectMany(verdict => verdict.Acts.Select(act => verdict.Document.Undergo(act, now))).ToList();
        cleanUp.Publish(published, now);
        await db.PublishAsync(cleanUp.Id, changed, published, now, ct);
        trail.Add(db, note with { Version = cleanUp.Revision, After = new { documents = verdicts.Select(verdict => $"{verdict.Document.Id}@{verdict.Document.Version}") } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(CleanUpView.Of(cleanUp));
    }

    private static CleanUpPublished ResultOf(CleanUp cleanUp, IReadOnlyList<CleanUpRules.Verdict> verdicts, DateTimeOffset now) => new()
    {
        CleanUpId = cleanUp.Id,
        Title = cleanUp.Content.Title,
        Number = cleanUp.Content.Number,
        Issuer = cleanUp.Content.Issuer ?? cleanUp.Unit,
        Division = cleanUp.Division,
        PublishedOn = ShanghaiDay.Of(now),
        EffectiveOn = cleanUp.Content.EffectiveOn ?? ShanghaiDay.Of(now),
        DefaultRepeal = cleanUp.Content.DefaultRepeal,
        Lines =
        [
            .. verdicts.OrderBy(verdict => verdict.Outcome).Select(verdict => new CleanUpLine(
                verdict.Outcome, verdict.Document.Id, verdict.Document.Title, verdict.Document.Number, verdict.LastValidDay, verdict.ByDefault)),
        ],
    };
}

using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Guidance;

/// <summary>Takes back what staff said of a word: what came with the platform holds again, if anything did.</summary>
internal static class ResetSynonyms
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        var synonyms = await db.Synonyms.SingleOrDefaultAsync(one => one.Id == id, ct);
        var note = new AuditNote("synonyms.reset", "synonyms:" + (synonyms?.Word ?? id.ToString()));
        if (!actor.May(StaffAction.GuideSearch, new(Division: null))) return await trail.ForbiddenAsync(note, change);
        if (synonyms is null) return Problems.NotFound("Nothing is said of such a word.");
        if (synonyms.Terms is null) return TypedResults.NoContent();

        var before = synonyms.Terms;
        var happened = synonyms.Become(terms: null, actor, clock.GetUtcNow());
        db.Append(synonyms.Id, synonyms.Version, happened);
        trail.Add(db, note with { Version = synonyms.Version, Before = new { terms = before } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

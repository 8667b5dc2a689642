using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Masking;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Digests;

/// <summary>公开通报: a unit says what it learned from the concerns of a month and what it changes; said again, the newer counts.</summary>
internal static class PublishDigest
{
    /// <param name="Version">That was read.</param>
    /// <param name="Response">For the public: 10 to 5,000 characters.</param>
    /// <param name="Confirmed">Somebody read it through: no word in it tells who anybody is.</param>
    public sealed record Request(int Version, string Response, bool Confirmed = false);

    public static async Task<Results<Ok<ReadDigests.DigestView>, ProblemHttpResult>> Handle(Guid id, Request request, HotlineDb db, Actor actor, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().LongText("response", request.Response, 5_000).Anonymous("response", request.Response);
        if (!errors.Any && request.Response.Trim().Length < 10) errors.Add("response", "has fewer than 10 characters; say what was asked most, what was done and what changes.");
        if (errors.Any) return errors.AsProblem();

        var note = new AuditNote("digest.publish", "digest:" + id);
        if (await db.Digests.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } digest) return ReadDigests.Missing;
        if (!actor.May(StaffAction.PublishDigests, digest.AsTarget())) return await trail.ForbiddenAsync(note);
        if (digest.Version != request.Version) return Problems.ChangedMeanwhile("digest", digest.Version);
        if (!request.Confirmed && PersonalData.In(request.Response).Count > 0) return await trail.RefusedAsync(note, new("unconfirmed", "Some words may tell who somebody is: read it through, and confirm that none does."));

        digest.Publish(request.Response.Trim(), clock.GetUtcNow().Kept());
        trail.Add(db, note with { Version = digest.Version, After = new { digest.Unit, digest.Month } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.ChangedMeanwhile("digest", digest.Version);
        }

        return TypedResults.Ok((await ReadDigests.ViewAsync(id, db, ct))!);
    }
}

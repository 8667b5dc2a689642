using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Packages;

/// <summary>
/// What was approved after its document was released (an expert's view, the next version of an interpretation) becomes public: signed and
/// released by the unit's principal, who is its first interpreter (第一解读人，川办发〔2023〕10号, item 7).
/// </summary>
internal static class ReleaseInterpretations
{
    /// <param name="Interpretations">That are public from now on.</param>
    /// <param name="ReleasedAt">Since when.</param>
    public sealed record Response(IReadOnlyList<PackagePart> Interpretations, DateTimeOffset ReleasedAt);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, DocumentServices services, CancellationToken ct)
    {
        var (db, actor, trail, clock) = services;
        var note = new AuditNote("document.releaseInterpretations", "document:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (document is null) return ChangeDocument.Missing;
        if (!actor.May(StaffAction.SignDocuments, document.AsTarget())) return await trail.HiddenAsync(note, change, ChangeDocument.Missing);
        if (document.Validity.WithdrawnOn is not null) return await trail.RefusedAsync(note, change, new("not-published", $"《{document.Title}》 is off the public site."));

        var known = await db.SealedParts.Where(part => part.DocumentId == id).ToListAsync(ct);
        var bodyHash = Convert.ToHexStringLower(document.BodyHash);
        var (parts, refusal) = PackageRules.PartsOf(bodyHash, known);
        if (refusal is not null) return await trail.RefusedAsync(note, change, refusal);

        var now = clock.GetUtcNow().Kept();
        await db.PublishPackageAsync(Guid.CreateVersion7(now), id, bodyHash, [], parts, now, ct);
        trail.Add(db, note with { Version = document.Version, After = parts });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(new Response(parts, now));
    }
}

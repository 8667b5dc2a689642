using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Drafts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>A document of the register as staff sees it: its facts, its acts, every version since it was published, and the draft that is under way for it.</summary>
internal static class GetDocument
{
    /// <param name="Document">In short.</param>
    /// <param name="Facts">As the other services were told last.</param>
    /// <param name="Unit">The unit that drafted it; null: a register brought it.</param>
    /// <param name="Register">The account of that register.</param>
    /// <param name="Versions">From the first.</param>
    /// <param name="DraftUnderWay">A correction that somebody has begun.</param>
    /// <param name="Text">The one that counts today; null where it was purged.</param>
    public sealed record Response(
        DocumentLine Document, DocumentPublished Facts, string? Unit, string? Register, IReadOnlyList<VersionLine> Versions, Guid? DraftUnderWay, string? Text);

    public sealed record VersionLine(long Version, DateTimeOffset RecordedAt, Validity Validity, string BodyHash);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Actor actor, PublishingDb db, TimeProvider clock, CancellationToken ct)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (document is null || !actor.May(StaffAction.ListDocuments, document.AsTarget())) return ChangeDocument.Missing;

        var versions = await db.DocumentVersions.AsNoTracking().Where(version => version.DocumentId == id).OrderBy(version => version.Version).ToListAsync(ct);
        var draft = await db.Drafts.Where(d => d.DocumentId == id && !Draft.Over.Contains(d.State)).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
        var hash = document.BodyHash;
        return TypedResults.Ok(new Response(
            DocumentLine.Of(document, clock.Today()), versions[^1].Facts, document.Unit, document.Owner,
            [.. versions.Select(version => new VersionLine(version.Version, version.RecordedAt, version.Facts.Validity, version.Facts.BodyHash))],
            draft, await db.Bodies.Where(body => body.Hash == hash).Select(body => body.Text).SingleOrDefaultAsync(ct)));
    }
}

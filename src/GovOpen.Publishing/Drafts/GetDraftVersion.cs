using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>An earlier version of a draft, as it was saved.</summary>
internal static class GetDraftVersion
{
    public sealed record Response(int Revision, DraftContent Content, string Text, string SavedBy, DateTimeOffset SavedAt);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, int revision, Actor actor, PublishingDb db, CancellationToken ct)
    {
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (draft is null || !actor.May(StaffAction.ReadDrafts, draft.AsTarget())) return DraftView.Missing;

        var version = await db.DraftVersions.AsNoTracking().SingleOrDefaultAsync(v => v.DraftId == id && v.Revision == revision, ct);
        return version is null
            ? Problems.NotFound($"The draft has no revision {revision}; its newest is {draft.Revision}.")
            : TypedResults.Ok(new Response(revision, version.Content, await BodyTexts.ReadAsync(db, version.Content.BodyHash, ct), version.SavedBy, version.SavedAt));
    }
}

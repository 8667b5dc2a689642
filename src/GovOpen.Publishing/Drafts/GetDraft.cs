using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>A draft with its texts.</summary>
internal static class GetDraft
{
    /// <param name="Draft">All about it.</param>
    /// <param name="Text">Of the newest version.</param>
    /// <param name="PublicText">What the public would read, where passages were struck out.</param>
    /// <param name="RelationTexts">For each relation the other document's text as it would read, where there is one.</param>
    public sealed record Response(DraftView Draft, string Text, string? PublicText, IReadOnlyList<string?> RelationTexts);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Actor actor, PublishingDb db, CancellationToken ct)
    {
        var draft = await db.DraftsWithSteps.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (draft is null || !actor.May(StaffAction.ReadDrafts, draft.AsTarget())) return DraftView.Missing;

        var texts = new List<string?>();
        foreach (var relation in draft.Content.Relations) texts.Add(relation.BodyHash is { } hash ? await BodyTexts.ReadAsync(db, hash, ct) : null);
        return TypedResults.Ok(new Response(
            DraftView.Of(draft),
            await BodyTexts.ReadAsync(db, draft.Content.BodyHash, ct),
            draft.RedactedBodyHash is { } redacted ? await BodyTexts.ReadAsync(db, redacted, ct) : null,
            texts));
    }
}

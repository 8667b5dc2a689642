using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Drafts;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Packages;

/// <summary>A document that can be interpreted, for the service that keeps interpretations: public, or a draft under way.</summary>
internal static class GetInterpretable
{
    public static async Task<Results<Ok<InterpretableDocument>, ProblemHttpResult>> Handle(Guid id, PublishingDb db, CancellationToken ct)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Id == id, ct) is { } found)
        {
            if (found.Validity.WithdrawnOn is not null) return Missing;
            var changes = found.Relations.Any(relation => RelationRules.HasEffect(relation.Type));
            return TypedResults.Ok(new InterpretableDocument(id, found.Title, found.Number, found.Issuer, found.Unit ?? found.Issuer, found.Division, Convert.ToHexStringLower(found.BodyHash), changes, found.Validity));
        }

        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.DocumentId == id && !Draft.Over.Contains(draft.State), ct);
        return draft is null
            ? Missing
            : TypedResults.Ok(new InterpretableDocument(id, draft.Content.Title, draft.Number, draft.Content.Issuer, draft.Unit, draft.Division, draft.Content.BodyHash, draft.Content.Relations.Any(relation => RelationRules.HasEffect(relation.Type)), Facts: null));
    }

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such draft under way and no such public document.");
}

using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Documents;
using GovOpen.Interpretation.Media;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>Begins an interpretation of a draft, or of a document that is public already, by the unit whose it is (谁起草、谁解读).</summary>
internal static class CreateInterpretation
{
    /// <param name="DocumentId">What it explains; of a draft, the document that it becomes.</param>
    /// <param name="Content">Its first revision.</param>
    public sealed record Request(Guid DocumentId, InterpretationContent Content);

    public static async Task<Results<Created<InterpretationView>, ProblemHttpResult>> Handle(Request request, InterpretationServices services, CancellationToken ct)
    {
        var (db, actor, trail, clock, documents) = services;
        if (await UsedMedia.CheckAsync(request.Content, db, ct) is { Any: true } errors) return errors.AsProblem();

        var note = new AuditNote("interpretation.create", "document:" + request.DocumentId);
        var document = await documents.FindAsync(request.DocumentId, ct);
        if (document is null) return Problems.BadField("documentId", "is neither a draft under way nor a public document.");
        if (!actor.May(StaffAction.WriteInterpretations, document.AsTarget())) return await trail.ForbiddenAsync(note);

        var now = clock.GetUtcNow();
        var interpretation = new PolicyInterpretation
        {
            Id = Guid.CreateVersion7(now), DocumentId = document.DocumentId, DocumentTitle = document.Title, DocumentIssuer = document.Issuer, Unit = document.Unit!, Division = document.Division, CreatedAt = now,
        };
        interpretation.Save(request.Content, actor, now);
        db.Add(interpretation);
        trail.Add(db, note with { Object = "interpretation:" + interpretation.Id, Version = interpretation.Revision, After = new { interpretation.DocumentId, request.Content.Title } });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/interpretations/{interpretation.Id}", InterpretationView.Of(interpretation));
    }
}

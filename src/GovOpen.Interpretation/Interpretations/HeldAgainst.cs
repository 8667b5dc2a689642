using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Interpretation.CopyChecks;
using GovOpen.Interpretation.Media;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>An interpretation beside the document that it explains, as both are now.</summary>
/// <param name="Interpretation">As it was read; a step that rests on this names its revision.</param>
/// <param name="Document">Null where it is neither under way nor public any more.</param>
/// <param name="Media">The files that it has, by their hashes.</param>
internal sealed record HeldAgainst(PolicyInterpretation Interpretation, InterpretableDocument? Document, IReadOnlyDictionary<string, MediaFile> Media)
{
    public static Refusal NoDocument { get; } = new("no-document", "The document is neither under way nor public any more.");

    /// <summary>Null where there is no such interpretation that the caller may see.</summary>
    public static async Task<HeldAgainst?> ReadAsync(Guid id, InterpretationServices services, CancellationToken ct)
    {
        var interpretation = await services.Db.Interpretations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (interpretation is null || !services.Actor.May(StaffAction.ReadInterpretations, interpretation.AsTarget())) return null;
        return new(interpretation, await services.Documents.FindAsync(interpretation.DocumentId, ct), await UsedMedia.OfAsync(interpretation.Content, services.Db, ct));
    }

    /// <summary>How much of it stands in the document too.</summary>
    public async Task<CopyCheckResult> CompareAsync(InterpretationServices services, CancellationToken ct) =>
        CopyCheck.Of(await services.Documents.TextAsync(Document!.BodyHash, ct), Interpretation.Content.WholeText());
}

using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// The register as staff sees it, with what the public does not (whose review is due): a supervisor's own division and all below
/// it, everybody else the documents that the own unit issued. Newest first.
/// </summary>
internal static class ListDocuments
{
    private const int MostPages = 10_000;

    public static async Task<Results<Ok<DocumentList>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, TimeProvider clock, string? page, string? size, string? reviewNeeded, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "reviewNeeded"));
        var number = Parameters.Number(errors, "page", page, 1, MostPages);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        if (reviewNeeded is not (null or "true" or "false")) errors.Add(new("reviewNeeded", "must be true or false."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var documents = db.Documents.AsNoTracking().Where(actor.Reaches<Document>(StaffAction.ListDocuments, document => document.Division, document => document.Unit ?? document.Issuer));
        if (reviewNeeded is not null) documents = documents.Where(document => document.ReviewNeeded == (reviewNeeded == "true"));
        var found = await documents.OrderByDescending(document => document.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new DocumentList(await documents.CountAsync(ct), [.. found.Select(document => DocumentLine.Of(document, clock.Today()))]));
    }
}

/// <param name="Total">Of all that the reader may see.</param>
/// <param name="Documents">One page of them.</param>
internal sealed record DocumentList(int Total, IReadOnlyList<DocumentLine> Documents);

internal sealed record DocumentLine(
    Guid Id, string SourceId, long Version, string Title, string? Number, DocumentKind Kind, string? Issuer, string? Division,
    DateOnly? PublishedOn, DateOnly? EffectiveOn, DateOnly? LastValidDay, ValidityStatus Validity, bool ReviewNeeded)
{
    public static DocumentLine Of(Document document, DateOnly today) => new(
        document.Id, document.SourceId, document.Version, document.Title, document.Number, document.Kind, document.Issuer, document.Division,
        document.Validity.PublishedOn, document.Validity.EffectiveOn, document.Validity.LastValidDay, document.Validity.On(today), document.ReviewNeeded);
}

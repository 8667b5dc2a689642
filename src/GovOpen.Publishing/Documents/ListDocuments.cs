using System.Globalization;
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
        var number = Number(errors, "page", page, 1, MostPages);
        var length = Number(errors, "size", size, 20, 100);
        if (reviewNeeded is not (null or "true" or "false")) errors.Add(new("reviewNeeded", "must be true or false."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var documents = In(db.Documents.AsNoTracking(), actor);
        if (reviewNeeded is not null) documents = documents.Where(document => document.ReviewNeeded == (reviewNeeded == "true"));
        var found = await documents.OrderByDescending(document => document.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new DocumentList(await documents.CountAsync(ct), [.. found.Select(document => DocumentLine.Of(document, clock.Today()))]));
    }

    /// <summary>What <see cref="StaffAction.ListDocuments"/> reaches, as a query.</summary>
    private static IQueryable<Document> In(IQueryable<Document> documents, Actor actor)
    {
        switch (Permissions.ReachOf(actor.Roles, StaffAction.ListDocuments))
        {
            case Reach.Everything:
                return documents;
            case Reach.OwnDivision when actor.Division is not null:
                var prefix = DivisionCode.PrefixOf(actor.Division);
                var whole = DivisionCode.Covers(actor.Division, null);
                return documents.Where(document => document.Division!.StartsWith(prefix) || (document.Division == null && whole));
            case Reach.OwnUnit when actor.Unit is not null:
                // The division too: a unit elsewhere may have been given an issuer's name.
                return documents.Where(document => document.Issuer == actor.Unit && document.Division == actor.Division);
            default:
                return documents.Where(_ => false);
        }
    }

    private static int Number(List<FieldError> errors, string field, string? text, int missing, int most)
    {
        if (text is null) return missing;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        errors.Add(new(field, $"must be a number from 1 to {most}."));
        return missing;
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

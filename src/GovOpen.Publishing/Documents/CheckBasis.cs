using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Import;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// May this document be relied on, on that day? Answered from our own database, by key, so that no delay of the search can
/// make a dead document look alive. What is not wholly in force for certain is not usable.
/// </summary>
internal static class CheckBasis
{
    public const int LongestNumber = 100;
    public const int LongestId = 200;

    public static async Task<Results<JsonHttpResult<BasisCheck>, ProblemHttpResult>> Handle(
        HttpRequest request, string? number, string? id, string? on, PublishingDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var day = today;
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "number", "id", "on"));
        if (number is null && id is null) errors.Add(new("number", "is missing, and so is id; give one of them."));
        if (number is not null && id is not null) errors.Add(new("id", "is given besides number; give one of them."));
        if (number is not null) AddIf(errors, "number", string.IsNullOrWhiteSpace(number) || number.Length > LongestNumber || number.Contains(FieldReader.NoCharacter), $"must have 1 to {LongestNumber} characters.");
        if (id is not null) AddIf(errors, "id", string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id.Any(char.IsControl), $"must have 1 to {LongestId} characters, none of them a control character.");
        if (on is not null) AddIf(errors, "on", !WrittenDay.TryRead(on, out day), "must be a day that exists, as yyyy-MM-dd.");
        if (errors.Count > 0) return Problems.BadFields(errors);

        var found = await Find(db, number, id).OrderBy(document => document.Id)
            .Select(document => new Candidate(document.Id, document.Title, document.Number, document.Validity)).ToListAsync(ct);
        return TypedResults.Json(BasisRule.Decide(found, today, day), ContractJson.Options);
    }

    private static IQueryable<Document> Find(PublishingDb db, string? number, string? id)
    {
        if (number is not null)
        {
            var key = DocumentNumber.KeyOf(number);
            return db.Documents.Where(document => document.NumberKey == key);
        }

        // Only the hyphenated form can be ours; a source may use it too.
        return Guid.TryParseExact(id, "D", out var ours)
            ? db.Documents.Where(document => document.Id == ours || document.SourceId == id)
            : db.Documents.Where(document => document.SourceId == id);
    }

    private static void AddIf(List<FieldError> errors, string field, bool wrong, string reason)
    {
        if (wrong) errors.Add(new(field, reason));
    }
}

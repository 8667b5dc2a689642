using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Companions;

/// <summary>An interpretation as the public sees it on a day, with the document that it explains. It exists only as long as that is public.</summary>
internal static class ReadInterpretation
{
    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(string id, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var known = currency.Now(); // asked before the tables are read: the answer is at least as fresh as it says
        if (await PublicCompanion.FindAsync(guid, EntryType.Interpretation, db, ct) is not { Documents: [var document] } found) return Missing;
        if (!found.Facts.IsPublicOn(day, clock.Today())) return Missing;

        var interpretation = Companion.InterpretationOf(found.Companion.Content);
        return TypedResults.Ok(new InterpretationView
        {
            Id = guid,
            Version = interpretation.Version,
            Form = interpretation.Form,
            Title = interpretation.Title,
            Unit = interpretation.Unit,
            Division = interpretation.Division,
            Interpreter = interpretation.Interpreter,
            ReleasedAt = found.Companion.ReleasedAt,
            AsOf = day,
            Validity = found.Facts.On(day),
            Document = new(document.DocumentId, document.Title, document.Number, document.Validity.On(day), "/documents/" + document.DocumentId),
            Sections = interpretation.Sections,
            Media = interpretation.Media ?? [],
            ExplainsAnotherText = found.ExplainsAnotherText,
            Url = "/interpretations/" + guid,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such public interpretation on that day.");
}

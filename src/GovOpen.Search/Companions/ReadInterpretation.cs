using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Companions;

/// <summary>An interpretation as the public sees it on a day, with the document that it explains. It exists only as long as that is public.</summary>
internal static class ReadInterpretation
{
    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(string id, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var known = currency.Now(); // asked before the tables are read: the answer is at least as fresh as it says
        var found = await db.Companions.AsNoTracking().Where(e => e.Id == guid && !e.Removed)
            .Join(db.Entries.Where(e => !e.Removed && !e.Withdrawn), e => e.DocumentId, e => e.Id, (companion, document) => new { companion, document.Content })
            .SingleOrDefaultAsync(ct);
        if (found is null) return Missing;

        var document = Entry.DocumentOf(found.Content);
        var facts = Companion.ValidityOf(document.Validity, found.companion.ReleasedAt);
        var asked = new AskedDay(asOf, day, clock.Today());
        if (!facts.IsPublicOn(asked.Day, asked.Today)) return Missing;

        var interpretation = found.companion.Interpretation();
        return TypedResults.Ok(new InterpretationView
        {
            Id = guid,
            Version = interpretation.Version,
            Form = interpretation.Form,
            Title = interpretation.Title,
            Unit = interpretation.Unit,
            Division = interpretation.Division,
            Interpreter = interpretation.Interpreter,
            ReleasedAt = found.companion.ReleasedAt,
            AsOf = day,
            Validity = facts.On(day),
            Document = new(document.DocumentId, document.Title, document.Number, document.Validity.On(day), "/documents/" + document.DocumentId),
            Sections = interpretation.Sections,
            Url = "/interpretations/" + guid,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    /// <summary>What explains a document, for those who read it; in the order in which it became public.</summary>
    public static async Task<IReadOnlyList<ChainItem>> OfDocumentAsync(Guid document, DateOnly day, SearchDb db, CancellationToken ct)
    {
        var found = await db.Companions.AsNoTracking().Where(e => e.DocumentId == document && !e.Removed)
            .OrderBy(e => e.ReleasedAt).ThenBy(e => e.Id).Select(e => new { e.Id, e.Title, e.ReleasedAt }).ToListAsync(ct);
        return [.. found.Where(one => ShanghaiDay.Of(one.ReleasedAt) <= day).Select(one => new ChainItem(one.Id, one.Title, "/interpretations/" + one.Id))];
    }

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such public interpretation on that day.");
}

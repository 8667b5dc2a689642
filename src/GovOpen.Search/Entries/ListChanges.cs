using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>What was published, changed or ended, the last first: for feeds, in which a document stands once, with what happened to it last.</summary>
internal static class ListChanges
{
    private const int MostOnAPage = 100;

    public static async Task<Results<Ok<ChangeList>, ProblemHttpResult>> Handle(
        string? before, string? issuer, string? theme, string? size, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var wrong = new Complaints();
        if (!Pages.TryRead(size, 20, MostOnAPage, out var take)) wrong.Add("size", $"is no whole number from 1 to {MostOnAPage}.");
        if (!Cursor.TryParse(before, out var cursor)) wrong.Add("before", "is no cursor of an earlier page.");
        if (wrong.Any) return wrong.AsProblem();

        var known = currency.Now(); // before the entries are read
        var today = clock.Today();
        var entries = db.Entries.AsNoTracking().PublicOn(today, today);
        if (!string.IsNullOrEmpty(issuer)) entries = entries.Where(e => e.Issuer == issuer);
        if (!string.IsNullOrEmpty(theme)) entries = entries.Where(e => e.Theme == theme);
        if (cursor is { } at) entries = entries.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.RecordedAt, e.Id), ValueTuple.Create(at.RecordedAt, at.Id)));
        var rows = await entries.OrderByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Take(take + 1)
            .Select(e => new { e.Id, e.RecordedAt, e.Eli, e.Content }).ToListAsync(ct);
        var page = rows.Take(take).Select(row => (row.RecordedAt, row.Eli, Document: Entry.DocumentOf(row.Content))).ToList();
        var gone = await Unpublished.GoneAmongAsync([.. page.Select(entry => entry.Document.LastAct()?.ById).OfType<Guid>()], db, ct);

        return TypedResults.Ok(new ChangeList
        {
            Changes = [.. page.Select(entry => Change(entry.RecordedAt, entry.Eli, entry.Document, gone, today))],
            Before = rows.Count > take ? new Cursor(rows[take - 1].RecordedAt, rows[take - 1].Id).ToString() : null,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    private static DocumentChange Change(DateTimeOffset recordedAt, string? eli, DocumentPublished document, HashSet<Guid> gone, DateOnly today)
    {
        var act = document.LastAct();
        return new()
        {
            Id = document.DocumentId,
            Version = document.Version,
            Title = document.Title,
            Number = document.Number,
            Issuer = document.Issuer,
            Theme = document.Theme,
            Happened = act is not null ? CamelCase.Of(act.Type) : document.Version == 1 ? "published" : "changed",
            On = act?.On,
            By = act?.ById is { } by && gone.Contains(by) ? null : act?.By,
            RecordedAt = recordedAt,
            Validity = document.Validity.On(today),
            Eli = eli,
            Url = "/documents/" + document.DocumentId,
        };
    }

    /// <summary>The act by which this version came to be; none: another change of text or facts. Both instants are taken in one commit.</summary>
    private static Act? LastAct(this DocumentPublished document) =>
        document.Acts is [.., var last] && (last.RecordedAt - document.RecordedAt).Duration() < TimeSpan.FromSeconds(1) ? last : null;

    /// <summary>The last of a page. Instants are kept to the microsecond.</summary>
    private sealed record Cursor(DateTimeOffset RecordedAt, Guid Id)
    {
        public static bool TryParse(string? text, out Cursor? cursor)
        {
            cursor = null;
            if (string.IsNullOrEmpty(text)) return true;
            if (text.Split('_') is not [var ticks, var id]
                || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > DateTimeOffset.MaxValue.Ticks
                || !Guid.TryParseExact(id, "N", out var guid))
            {
                return false;
            }

            cursor = new(new(number, TimeSpan.Zero), guid);
            return true;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RecordedAt.UtcTicks}_{Id:N}");
    }
}

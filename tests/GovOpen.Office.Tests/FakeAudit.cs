using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GovOpen.Office.Tests;

/// <summary>A trail of one service: a hundred entries at most, as a test wants them.</summary>
public sealed class FakeAudit
{
    private readonly List<(long Number, DateTimeOffset At, string Actor)> _entries = [];

    public bool IsBroken { get; set; }

    /// <summary>Adds an entry; they are numbered from 1.</summary>
    public void Has(string at, string actor) => _entries.Add((_entries.Count + 1, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), actor));

    public static void Map(WebApplication app, string service, FakeAudit audit)
    {
        app.MapGet("/api/audit", (HttpRequest request) => audit.Page(service, request.Query));
        app.MapGet("/api/audit/export", () => TypedResults.Text($"\uFEFFservice,number,actor\r\n{string.Concat(audit._entries.Select(e => $"{service},{e.Number},\"{e.Actor}\"\r\n"))}", "text/csv"));
        app.MapGet("/api/audit/verify", () => audit.IsBroken
            ? (object)new { service, sound = false, entries = 4, head = "aa11", fault = new { number = 5, what = "changed: its hash is not that of its content" } }
            : new { service, sound = true, entries = audit._entries.Count, head = "bb22" });
    }

    private IResult Page(string service, IQueryCollection query)
    {
        if (query["from"] == "gestern") return TypedResults.Json(new { type = "urn:govopen:problem:invalid-input", title = "No.", errors = new[] { new { field = "from", reason = "must be a day." } } }, statusCode: 400);

        var size = int.Parse(query["size"]!, CultureInfo.InvariantCulture);
        var before = query["before"] is [{ } text] ? long.Parse(text, CultureInfo.InvariantCulture) : long.MaxValue;
        var fitting = _entries.Where(e => e.Number < before && (query["actor"].Count == 0 || query["actor"] == e.Actor)).OrderByDescending(e => e.Number).Take(size + 1).ToList();
        var page = fitting.Take(size).ToList();
        return TypedResults.Json(new
        {
            service,
            entries = page.Select(e => new
            {
                number = e.Number,
                at = e.At,
                actor = e.Actor,
                action = "account.lock",
                @object = "account:7",
                objectVersion = 2,
                before = new { locked = false },
                after = new { locked = true },
                reason = "离岗",
                outcome = "done",
                hash = "00",
            }),
            next = fitting.Count > size ? page[^1].Number : (long?)null,
        });
    }
}

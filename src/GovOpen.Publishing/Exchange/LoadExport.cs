using System.IO.Pipelines;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Import;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace GovOpen.Publishing.Exchange;

/// <summary>
/// Takes the export of another installation into an empty one, all or nothing: everything is checked in a first pass over the spooled
/// file, and a second one loads it in a single transaction, with the events from which the search fills itself.
/// </summary>
internal static class LoadExport
{
    // A text of 8 MB, every character of it escaped.
    private const int LongestLine = 64 * 1024 * 1024;
    private const int MostLines = 200;
    private const int MostCharacters = 8 * 1024 * 1024;

    /// <param name="Bodies">Texts, purged ones included.</param>
    /// <param name="Documents">With all their versions.</param>
    /// <param name="CleanUps">Published ones.</param>
    /// <param name="Records">Withdrawn ones included.</param>
    /// <param name="Hash">Of the export.</param>
    /// <param name="Loaded">False for a dry run.</param>
    public sealed record Response(long Bodies, long Documents, long CleanUps, long Records, string Hash, bool Loaded);

    [DisableRequestSizeLimit]
    [DisableRequestTimeout]
    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, AuditTrail trail, string? dryRun, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "dryRun") is { Count: > 0 } unknown) return Problems.BadFields(unknown);
        if (dryRun is not (null or "true" or "false")) return Problems.BadField("dryRun", "must be true or false.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(ExportEverything.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the export as it was taken, as {ExportEverything.MediaType}.");
        }

        var note = new AuditNote("export.load", "export:all");
        if (!await IsEmptyAsync(db, ct)) return await RefusedAsync(trail, note);

        await using var file = TemporaryFile.Create("load");
        await request.Body.CopyToAsync(file, ct);
        using var check = new ExportCheck();
        await foreach (var (number, line) in LinesAsync(file, ct))
        {
            if (line is null) return Problems.BadField($"line {number}", "is longer than 64 MB.");
            check.Take(number, line);
        }

        check.Finish();
        if (check.Errors.Count > 0) return Problems.BadFields(check.Errors);

        var end = check.End!;
        if (dryRun != "true")
        {
            await using var change = await db.BeginUnderLockAsync(ct);
            if (!await IsEmptyAsync(db, ct)) return await trail.RefusedAsync(note, change, NotEmpty);
            await LoadAsync(db, file, actor, ct);
            trail.Add(db, note with { After = new { end.Bodies, end.Documents, end.CleanUps, end.Records, end.Hash } });
            await db.SaveChangesAsync(ct);
            await change.CommitAsync(ct);
        }

        return TypedResults.Ok(new Response(end.Bodies, end.Documents, end.CleanUps, end.Records, end.Hash, dryRun != "true"));
    }

    private static Refusal NotEmpty => new("not-empty", "There are documents, drafts, clean-ups or records here already; an export is loaded into an empty installation only.");

    private static async Task<ProblemHttpResult> RefusedAsync(AuditTrail trail, AuditNote note)
    {
        await trail.WriteAsync(note with { Outcome = NotEmpty.Code });
        return Problems.Refused(NotEmpty);
    }

    private static async Task<bool> IsEmptyAsync(PublishingDb db, CancellationToken ct) =>
        !await db.Documents.AnyAsync(ct) && !await db.Drafts.AnyAsync(ct) && !await db.CleanUps.AnyAsync(ct) && !await db.Records.AnyAsync(ct) && !await db.Bodies.AnyAsync(ct);

    /// <summary>Null: a line over the limit.</summary>
    private static async IAsyncEnumerable<(long Number, byte[]? Line)> LinesAsync(FileStream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        file.Position = 0;
        using var lines = new LineReader(PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true)), LongestLine);
        while (await lines.ReadAsync(ct)) yield return (lines.Number, lines.IsTooLong ? null : lines.Line.ToArray());
    }

    private static async Task LoadAsync(PublishingDb db, FileStream file, Actor actor, CancellationToken ct)
    {
        var bodies = new List<ExportedBody>();
        var (lines, characters) = (0, 0L);
        await foreach (var (_, bytes) in LinesAsync(file, ct))
        {
            switch (ExportLine.Read(bytes))
            {
                case ExportedBody body:
                    bodies.Add(body);
                    break;
                case ExportedDocument document:
                    db.Add(Document.Loaded(document));
                    db.AddRange(document.Versions.Select(DocumentVersion.Of));
                    db.Append(document.Id, document.Versions[^1].Version, document.Versions[^1]);
                    break;
                case ExportedCleanUp cleanUp:
                    db.Add(CleanUps.CleanUp.Loaded(cleanUp));
                    await db.PublishAsync(cleanUp.Id, [], cleanUp.Published, cleanUp.PublishedAt, ct);
                    break;
                case ExportedRecord record:
                    Load(db, record, actor);
                    break;
            }

            (lines, characters) = (lines + 1, characters + bytes!.Length);
            if (lines < MostLines && characters < MostCharacters) continue;
            await SaveAsync(db, bodies, ct);
            (lines, characters) = (0, 0);
        }

        await SaveAsync(db, bodies, ct);
    }

    /// <summary>Who cleared and published it is on record where that was done; here whoever loads it vouches for it.</summary>
    private static void Load(PublishingDb db, ExportedRecord exported, Actor actor)
    {
        var record = Records.Record.Loaded(exported, actor);
        db.Add(record);
        if (exported.Withdrawn is { } withdrawn) db.Append(exported.Id, withdrawn.Version, withdrawn);
        else
        {
            db.AddRange(exported.Versions.Select(version => Records.RecordVersion.Of(record, version, actor.Id, urgentReason: null)));
            db.Append(exported.Id, exported.Versions[^1].Version, exported.Versions[^1]);
        }
    }

    private static async Task SaveAsync(PublishingDb db, List<ExportedBody> bodies, CancellationToken ct)
    {
        if (bodies.Count > 0)
        {
            await using var command = new NpgsqlCommand("insert into bodies (hash, text) select * from unnest($1, $2)", (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters =
                {
                    new() { Value = bodies.Select(body => Convert.FromHexString(body.Hash)).ToArray() },
                    new() { Value = bodies.Select(body => body.Text).ToArray() },
                },
            };
            await command.ExecuteNonQueryAsync(ct);
            bodies.Clear();
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

using System.Data;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Records;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Exchange;

/// <summary>
/// Takes out all that is public, complete enough to load another installation (<see cref="LoadExport"/>): no organ is bound to one
/// supplier's software. Drafts, number registers and the audit trail are not public and stay. One snapshot, streamed.
/// </summary>
internal static class ExportEverything
{
    public const string MediaType = "application/x-ndjson";

    private const int Page = 100;

    [DisableRequestTimeout]
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(HttpRequest request, PublishingDb db, AuditTrail trail, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query) is { Count: > 0 } errors) return Problems.BadFields(errors);
        await trail.WriteAsync(new("export.take", "export:all"));
        return TypedResults.Stream(stream => WriteAsync(stream, db, ct), MediaType, "govopen-export.ndjson");
    }

    private static async Task WriteAsync(Stream stream, PublishingDb db, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        using var tally = new ExportTally();
        await foreach (var line in LinesAsync(db).WithCancellation(ct))
        {
            var written = line.Write();
            tally.Add(line, written);
            await stream.WriteAsync(written, ct);
            await stream.WriteAsync("\n"u8.ToArray(), ct);
        }

        await stream.WriteAsync(tally.End().Write(), ct);
        await stream.WriteAsync("\n"u8.ToArray(), ct);
    }

    private static async IAsyncEnumerable<ExportLine> LinesAsync(PublishingDb db)
    {
        yield return new ExportBegin(ExportBegin.Current);
        await foreach (var body in PublicBodies(db).AsAsyncEnumerable()) yield return new ExportedBody(Convert.ToHexStringLower(body.Hash), body.Text, body.Text is null);
        await foreach (var document in DocumentsAsync(db)) yield return document;
        await foreach (var cleanUp in db.CleanUps.AsNoTracking().Where(one => one.PublishedAt != null).OrderBy(one => one.Id).AsAsyncEnumerable())
        {
            yield return new ExportedCleanUp
            {
                Id = cleanUp.Id, Unit = cleanUp.Unit, Division = cleanUp.Division, Revision = cleanUp.Revision,
                CreatedAt = cleanUp.CreatedAt, PublishedAt = cleanUp.PublishedAt!.Value, Content = cleanUp.Content, Published = cleanUp.Published!,
            };
        }

        await foreach (var record in RecordsAsync(db)) yield return record;
    }

    /// <summary>Every text that a public version names; those of drafts and of sets of documents stand in the same table.</summary>
    private static IQueryable<Body> PublicBodies(PublishingDb db) => db.Bodies.FromSql(
        $"""
        select hash, text from bodies where hash in (
            select body_hash from document_versions
            union select decode(one ->> 'bodyHash', 'hex') from document_versions, jsonb_array_elements(facts -> 'texts') as one
            union select decode(one ->> 'bodyHash', 'hex') from document_versions, jsonb_array_elements(facts -> 'acts') as one where one ? 'bodyHash'
            union select decode(as_published ->> 'bodyHash', 'hex') from documents)
        order by hash
        """).AsNoTracking();

    private static async IAsyncEnumerable<ExportedDocument> DocumentsAsync(PublishingDb db)
    {
        var last = Guid.Empty;
        while (true)
        {
            var documents = await db.Documents.AsNoTracking().Where(document => document.Id > last).OrderBy(document => document.Id).Take(Page).ToListAsync();
            if (documents.Count == 0) yield break;

            var ids = documents.ConvertAll(document => document.Id);
            var versions = (await db.DocumentVersions.AsNoTracking().Where(version => ids.Contains(version.DocumentId)).OrderBy(version => version.Version).ToListAsync())
                .ToLookup(version => version.DocumentId, version => version.Facts);
            foreach (var document in documents)
            {
                yield return new()
                {
                    Id = document.Id, SourceId = document.SourceId, Owner = document.Owner, Unit = document.Unit,
                    AsPublished = document.AsPublished, ContentHash = Convert.ToHexStringLower(document.ContentHash), Versions = [.. versions[document.Id]],
                };
            }

            last = ids[^1];
        }
    }

    private static async IAsyncEnumerable<ExportedRecord> RecordsAsync(PublishingDb db)
    {
        var withdrawal = EventTypes.NameOf(typeof(RecordWithdrawn));
        var last = Guid.Empty;
        while (true)
        {
            var records = await db.Records.AsNoTracking().Where(record => record.Id > last && (record.PublishedVersion != null || record.State == RecordState.Withdrawn))
                .OrderBy(record => record.Id).Take(Page).ToListAsync();
            if (records.Count == 0) yield break;

            var ids = records.ConvertAll(record => record.Id);
            var subjects = ids.ConvertAll(id => id.ToString());
            var versions = (await db.RecordVersions.AsNoTracking().Where(version => ids.Contains(version.RecordId)).OrderBy(version => version.Version).ToListAsync())
                .ToLookup(version => version.RecordId, version => version.Facts);
            var withdrawn = (await db.Set<LoggedEvent>().AsNoTracking().Where(one => one.Type == withdrawal && subjects.Contains(one.Subject)).ToListAsync())
                .ToDictionary(one => one.Subject, one => JsonSerializer.Deserialize<RecordWithdrawn>(one.Body, ContractJson.Options), StringComparer.Ordinal);
            foreach (var record in records)
            {
                var gone = record.State == RecordState.Withdrawn;
                yield return new()
                {
                    Id = record.Id, Unit = record.Unit, Division = record.Division,
                    Versions = gone ? [] : [.. versions[record.Id]], Withdrawn = gone ? withdrawn[record.Id.ToString()] : null,
                };
            }

            last = ids[^1];
        }
    }
}

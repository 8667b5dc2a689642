using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Export;
using GovOpen.Publishing.Documents.Import;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// The documents that staff may see and the public could read on a day, as an import states them, so that another register can take
/// them in. Streamed, in the order of their sources' ids.
/// </summary>
internal static class ExportDocuments
{
    private const int Page = 100;

    // As it is, formulas too: whoever takes it in must find the texts unchanged.
    private static readonly CsvConfiguration _table = new(CultureInfo.InvariantCulture);

    [DisableRequestTimeout]
    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> AsLines([AsParameters] Query query, CancellationToken ct) => query.WriteAsync(WriteLinesAsync, ImportSources.Lines, "ndjson", ct);

    [DisableRequestTimeout]
    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> AsTable([AsParameters] Query query, CancellationToken ct) => query.WriteAsync(WriteTableAsync, ImportSources.Rows + "; charset=utf-8", "csv", ct);

    [DisableRequestTimeout]
    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> AsArray([AsParameters] Query query, CancellationToken ct) => query.WriteAsync(WriteArrayAsync, ImportSources.Items, "json", ct);

    /// <summary>What is asked for, and by whom.</summary>
    public sealed record Query(HttpRequest Request, Actor Actor, PublishingDb Db, AuditTrail Trail, TimeProvider Clock)
    {
        internal async Task<Results<PushStreamHttpResult, ProblemHttpResult>> WriteAsync(Func<Stream, IAsyncEnumerable<StatedDocument>, CancellationToken, Task> write, string mediaType, string ending, CancellationToken ct)
        {
            var errors = new List<FieldError>(Parameters.Errors(Request.Query, "issuer", "division", "asOf"));
            string? issuer = Request.Query["issuer"], division = Request.Query["division"];
            var day = Parameters.Day(errors, "asOf", Request.Query["asOf"], Clock.Today());
            if (division is not null && !DivisionCode.IsOne(division)) errors.Add(new("division", "must be a division code of 6, 9 or 12 digits."));
            if (issuer is not null && issuer.Length is 0 or > 500) errors.Add(new("issuer", "must have 1 to 500 characters."));
            if (errors.Count > 0) return Problems.BadFields(errors);

            await Trail.WriteAsync(new("documents.export", "documents:all") { After = new { issuer, division, asOf = day } });
            return TypedResults.Stream(stream => write(stream, ReadAsync(issuer, division, day, ct), ct), mediaType, "documents." + ending);
        }

        private async IAsyncEnumerable<StatedDocument> ReadAsync(string? issuer, string? division, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
        {
            var documents = Db.Documents.AsNoTracking().Where(Actor.Reaches<Document>(StaffAction.ListDocuments, document => document.Division, document => document.Unit ?? document.Issuer));
            if (issuer is not null) documents = documents.Where(document => document.Issuer == issuer);
            if (division is not null)
            {
                var (prefix, whole) = (DivisionCode.PrefixOf(division), DivisionCode.Covers(division, null));
                documents = documents.Where(document => document.Division!.StartsWith(prefix) || (document.Division == null && whole));
            }

            var last = "";
            while (true)
            {
#pragma warning disable CA1309 // the database compares, as it sorts
                var page = await documents.Where(document => string.Compare(document.SourceId, last) > 0).OrderBy(document => document.SourceId).Take(Page).ToListAsync(ct);
#pragma warning restore CA1309
                if (page.Count == 0) yield break;

                var hashes = page.Select(document => Convert.FromHexString(document.Texts.On(day).BodyHash)).ToList();
                var texts = await Db.Bodies.AsNoTracking().Where(body => hashes.Contains(body.Hash)).ToDictionaryAsync(body => Convert.ToHexStringLower(body.Hash), body => body.Text, StringComparer.Ordinal, ct);
                foreach (var document in page.Where(document => document.Validity.On(day) != ValidityStatus.NotDisclosed))
                {
                    // What was purged has nothing that could be taken in.
                    if (texts[document.Texts.On(day).BodyHash] is { } text) yield return Restated.Of(document, text);
                }

                last = page[^1].SourceId;
            }
        }
    }

    private static async Task WriteLinesAsync(Stream stream, IAsyncEnumerable<StatedDocument> documents, CancellationToken ct)
    {
        await foreach (var document in documents)
        {
            await JsonSerializer.SerializeAsync(stream, document, ContractJson.Options, ct);
            await stream.WriteAsync("\n"u8.ToArray(), ct);
        }
    }

    private static async Task WriteArrayAsync(Stream stream, IAsyncEnumerable<StatedDocument> documents, CancellationToken ct)
    {
        var before = "[\n"u8.ToArray();
        await foreach (var document in documents)
        {
            await stream.WriteAsync(before, ct);
            await JsonSerializer.SerializeAsync(stream, document, ContractJson.Options, ct);
            before = ",\n"u8.ToArray();
        }

        await stream.WriteAsync(before[0] == '[' ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), ct);
    }

    private static async Task WriteTableAsync(Stream stream, IAsyncEnumerable<StatedDocument> documents, CancellationToken ct)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, _table);
        foreach (var column in StatedFields.Columns) csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var document in documents.WithCancellation(ct))
        {
            var values = JsonSerializer.SerializeToElement(document, ContractJson.Options);
            foreach (var column in StatedFields.Columns)
            {
                csv.WriteField(!values.TryGetProperty(column, out var value) ? "" : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());
            }

            await csv.NextRecordAsync();
        }
    }
}

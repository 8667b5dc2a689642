using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.EventLog.Audit;

/// <summary>The entries that fit, as a table for a spreadsheet, streamed. The export itself is an entry.</summary>
internal static class ExportAudit
{
    // What somebody typed must not become a formula on the auditor's machine.
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    private static readonly string[] _columns =
        ["service", "number", "at", "actorId", "actor", "onBehalfOf", "unit", "division", "source", "action", "object", "objectVersion", "before", "after", "reason", "outcome", "traceId", "hash"];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, AuditLog log, AuditTrail trail, CancellationToken ct)
    {
        if (AuditQuestion.Read(request.Query, out var errors) is not { } question) return Problems.BadFields(errors);

        await trail.WriteAsync(new("audit.export", "audit:" + log.Service) { After = new { filter = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) } });
        return TypedResults.Stream(
            stream => WriteAsync(stream, log, question.Of(log.Entries, actor), ct), "text/csv; charset=utf-8", $"audit-{log.Service}.csv");
    }

    private static async Task WriteAsync(Stream stream, AuditLog log, IQueryable<AuditEntry> entries, CancellationToken ct)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, _format);
        foreach (var column in _columns) csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var e in entries.AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var field in (object?[])
                     [
                         log.Service, e.Number, e.At.ToString("o", CultureInfo.InvariantCulture), e.ActorId, e.Actor, e.OnBehalfOf, e.Unit, e.Division, e.Source, e.Action, e.Object,
                         e.ObjectVersion, e.Before, e.After, e.Reason, e.Outcome, e.TraceId, Convert.ToHexStringLower(e.Hash),
                     ])
            {
                csv.WriteField(Convert.ToString(field, CultureInfo.InvariantCulture));
            }

            await csv.NextRecordAsync();
        }
    }
}

using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Import;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// Takes documents of a register, one a line, any number of lines in constant memory. Nothing is answered until all is read:
/// then the refused lines with their reasons, and last the summary. A request that was cut answers nothing and is sent again.
/// </summary>
internal static class ImportDocuments
{
    public const string MediaType = "application/x-ndjson";

    [DisableRequestSizeLimit]
    [DisableRequestTimeout]
    public static async Task<Results<ImportAnswer, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, AuditTrail trail, IOptions<PublishingOptions> options, TimeProvider clock, string? dryRun, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "dryRun") is { Count: > 0 } errors) return Problems.BadFields(errors);
        if (dryRun is not (null or "true" or "false")) return Problems.BadField("dryRun", "must be true or false.");
        if (!IsLines(request)) return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the documents as {MediaType}: UTF-8, one JSON object a line, without a Content-Encoding.");

        var refusals = new RefusalSpool();
        request.HttpContext.Response.RegisterForDisposeAsync(refusals);
        using var lines = new LineReader(request.BodyReader);
        var run = new ImportRun(db, await SeenInRequest.BeginAsync(db, ct), refusals, actor, trail, options.Value.SunsetRules, clock, dryRun == "true");
        var ignored = new IgnoredFields();
        while (await lines.ReadAsync(ct))
        {
            if (lines.IsTooLong) await run.AddAsync(ImportLine.Refused(lines.Number, null, ImportLine.WholeLine, "is longer than 8 MB."), ct);
            else if (!lines.IsBlank) await run.AddAsync(ImportLine.Read(lines.Number, lines.Line, clock.Today(), ignored), ct);
        }

        return new ImportAnswer(refusals, await run.EndAsync(ignored, ct));
    }

    private static bool IsLines(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}

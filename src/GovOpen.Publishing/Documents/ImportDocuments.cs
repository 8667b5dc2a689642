using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Import;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// Takes documents of a register, any number in constant memory: a line, a row of a table or an item of an array each. Nothing is answered until all is read:
/// then the refused lines with their reasons, and last the summary. A request that was cut answers nothing and is sent again.
/// </summary>
internal static class ImportDocuments
{
    [DisableRequestSizeLimit]
    [DisableRequestTimeout]
    public static async Task<Results<ImportAnswer, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, AuditTrail trail, IOptions<PublishingOptions> options, TimeProvider clock, string? dryRun, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "dryRun") is { Count: > 0 } errors) return Problems.BadFields(errors);
        if (dryRun is not (null or "true" or "false")) return Problems.BadField("dryRun", "must be true or false.");
        var ignored = new IgnoredFields();
        using var source = ImportSources.Of(request, ignored, clock);
        if (source is null) return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the documents as {ImportSources.Lines} (one JSON object a line), {ImportSources.Rows} (a header and rows) or {ImportSources.Items} (an array), in UTF-8 and without a Content-Encoding.");
        if (await source.BeginAsync(ct) is { Count: > 0 } wrong) return Problems.BadFields(wrong);

        var refusals = new RefusalSpool();
        request.HttpContext.Response.RegisterForDisposeAsync(refusals);
        var run = new ImportRun(db, new SeenInRequest(db), refusals, actor, trail, options.Value.SunsetRules, clock, dryRun == "true");
        await foreach (var line in source.ReadAsync(ct)) await run.AddAsync(line, ct);
        return new ImportAnswer(refusals, await run.EndAsync(ignored, ct));
    }
}

using System.Text.Json;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>200: the refused lines, then the summary.</summary>
internal sealed class ImportAnswer(RefusalSpool refusals, ImportSummary summary) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = ImportSources.Lines;
        await refusals.CopyToAsync(response.Body, ct);
        await JsonSerializer.SerializeAsync(response.Body, summary, ContractJson.Options, ct);
        await response.Body.WriteAsync("\n"u8.ToArray(), ct);
    }
}

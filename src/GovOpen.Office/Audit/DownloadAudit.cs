using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Audit;

/// <summary>What is on the page, whole, as a table for a spreadsheet.</summary>
internal static class DownloadAudit
{
    public static async Task<IResult> Handle(HttpRequest request, AuditTrail trail, StaffApi api, CancellationToken ct)
    {
        if (AuditQuestion.Read(request.Query, out _)?.OfPage() is not { } question) return Page.Failed(StatusCodes.Status400BadRequest);

        var answer = await api.AsPersonAsync(authorization => trail.ExportAsync(question, authorization, ct));
        return answer.Value is { } export ? new AuditDownload(export) : Page.Failed(answer);
    }
}

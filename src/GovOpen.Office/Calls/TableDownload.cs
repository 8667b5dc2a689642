using GovOpen.Office.Pages;

namespace GovOpen.Office.Calls;

/// <summary>A table of a service, to be kept as a file, under the name that the service gives it.</summary>
internal static class TableDownload
{
    public static async Task<IResult> OfAsync(string service, string address, StaffApi api, ServiceCalls calls, CancellationToken ct)
    {
        var answer = await api.AsPersonAsync(async authorization =>
        {
            using var table = await calls.SendAsync(service, HttpMethod.Get, address, authorization: authorization, ct: ct);
            return table.IsSuccessStatusCode
                ? new Answer<Table>((int)table.StatusCode, new(await table.Content.ReadAsByteArrayAsync(ct), table.Content.Headers.ContentDisposition?.FileNameStar ?? "table.csv"), null)
                : await Answer.ReadAsync<Table>(table, ct);
        });
        return answer.Value is { } kept ? TypedResults.File(kept.Bytes, "text/csv; charset=utf-8", kept.Name) : Page.Failed(answer);
    }

    private sealed record Table(byte[] Bytes, string Name);
}

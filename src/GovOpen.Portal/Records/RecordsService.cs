using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Pages;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal.Records;

/// <summary>What the pages of columns and records ask of the services.</summary>
internal sealed class RecordsService(IHttpClientFactory clients, SearchService search)
{
    private ColumnList? _columns;

    /// <summary>The columns; while Publishing is away, those that it told last, because they hardly ever change. Null: it never told any.</summary>
    public async Task<ColumnList?> ColumnsAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await clients.CreateClient("publishing").GetAsync(new Uri("api/columns", UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode) _columns = await answer.Content.ReadFromJsonAsync<ColumnList>(ContractJson.Options, ct);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            // The last ones will do.
        }

        return _columns;
    }

    public Task<Answer<RecordsResponse>> FindAsync(string query, CancellationToken ct) => search.GetAsync<RecordsResponse>("api/records" + query, ct);

    /// <summary>A record, or that it was withdrawn; else the status says why there is neither.</summary>
    public async Task<(int Status, RecordView? Record, WithdrawnRecord? Withdrawn)> ReadAsync(Guid id, CancellationToken ct)
    {
        try
        {
            using var answer = await clients.CreateClient("search").GetAsync(new Uri($"api/records/{id}", UriKind.Relative), ct);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => (StatusCodes.Status200OK, await answer.Content.ReadFromJsonAsync<RecordView>(ContractJson.Options, ct), null),
                HttpStatusCode.Gone => (StatusCodes.Status410Gone, null, await answer.Content.ReadFromJsonAsync<WithdrawnRecord>(ContractJson.Options, ct)),
                HttpStatusCode.NotFound => (StatusCodes.Status404NotFound, null, null),
                _ => (StatusCodes.Status503ServiceUnavailable, null, null),
            };
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return (StatusCodes.Status503ServiceUnavailable, null, null);
        }
    }
}

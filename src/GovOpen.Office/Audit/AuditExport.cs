namespace GovOpen.Office.Audit;

/// <summary>The tables of several services, which have the same columns (the first is the service), as one.</summary>
internal sealed class AuditExport : IDisposable
{
    private const byte EndOfLine = (byte)'\n';

    private readonly List<HttpResponseMessage> _tables = [];

    public void Add(HttpResponseMessage table) => _tables.Add(table);

    /// <summary>Piece by piece, as they come: a trail can be longer than memory.</summary>
    public async Task WriteAsync(Stream target, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        for (var i = 0; i < _tables.Count; i++)
        {
            await using var table = await _tables[i].Content.ReadAsStreamAsync(ct);
            // The names of the columns, and the mark that says UTF-8 to spreadsheets, only once.
            var inHeader = i > 0;
            while (await table.ReadAsync(buffer, ct) is > 0 and var read)
            {
                var piece = buffer.AsMemory(0, read);
                if (inHeader)
                {
                    var end = piece.Span.IndexOf(EndOfLine);
                    if (end < 0) continue;
                    inHeader = false;
                    piece = piece[(end + 1)..];
                }

                await target.WriteAsync(piece, ct);
            }
        }
    }

    public void Dispose()
    {
        foreach (var table in _tables) table.Dispose();
    }
}

/// <summary>Sends it. If it breaks off, so does the connection: half a table must not pass for a whole one.</summary>
internal sealed class AuditDownload(AuditExport export) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (export)
        {
            httpContext.Response.ContentType = "text/csv; charset=utf-8";
            httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
            try
            {
                await export.WriteAsync(httpContext.Response.Body, httpContext.RequestAborted);
            }
            catch (Exception e) when (e is IOException or HttpRequestException && httpContext.Response.HasStarted)
            {
                httpContext.Abort();
            }
        }
    }
}

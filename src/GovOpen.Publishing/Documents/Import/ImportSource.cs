using GovOpen.ServiceDefaults;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>The documents of one request, one at a time in constant memory, in one of the forms in which they may be sent.</summary>
internal interface IImportSource : IDisposable
{
    /// <summary>What is wrong with the whole, before any document is read; then nothing is.</summary>
    Task<IReadOnlyList<FieldError>> BeginAsync(CancellationToken ct);

    /// <summary>In their order, refused ones too. Where what follows cannot be told from what is broken, that is refused as the last.</summary>
    IAsyncEnumerable<ImportLine> ReadAsync(CancellationToken ct);
}

/// <summary>Which form a request has, by its media type.</summary>
internal static class ImportSources
{
    public const string Lines = "application/x-ndjson";
    public const string Rows = "text/csv";
    public const string Items = "application/json";

    /// <summary>Null for another form, another charset or a coded body.</summary>
    public static IImportSource? Of(HttpRequest request, IgnoredFields ignored, TimeProvider clock)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || request.Headers.ContentEncoding.Count > 0) return null;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            Lines => new ImportLines(request.BodyReader, ignored, clock),
            Rows => new ImportRows(request.Body, ignored, clock),
            Items => new ImportItems(request.BodyReader, ignored, clock),
            _ => null,
        };
    }
}

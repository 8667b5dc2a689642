using System.Text.Json;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>Keeps what will be answered about refused lines in a temporary file: nothing is answered until all is read, and there may be millions.</summary>
internal sealed class RefusalSpool : IAsyncDisposable
{
    private FileStream? _file;

    public long Count { get; private set; }

    public async Task AddAsync(ImportLine refused, CancellationToken ct)
    {
        _file ??= TemporaryFile.Create("import");
        // Id is null where none could be read, and said so: every refused line has the same fields.
        await _file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { Line = refused.Number, refused.Id, refused.Errors }, _json), ct);
        _file.WriteByte((byte)'\n');
        Count++;
    }

    /// <summary>Writes all of them, in the order of their lines.</summary>
    public async Task CopyToAsync(Stream answer, CancellationToken ct)
    {
        if (_file is null) return;
        _file.Position = 0;
        await _file.CopyToAsync(answer, ct);
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = ContractJson.Options.Encoder };
}

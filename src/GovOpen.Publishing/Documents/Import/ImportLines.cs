using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>One JSON object a line. A broken line says nothing about the next.</summary>
internal sealed class ImportLines(PipeReader body, IgnoredFields ignored, TimeProvider clock) : IImportSource
{
    private readonly LineReader _lines = new(body);

    public Task<IReadOnlyList<FieldError>> BeginAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<FieldError>>([]);

    public async IAsyncEnumerable<ImportLine> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await _lines.ReadAsync(ct))
        {
            if (_lines.IsTooLong) yield return ImportLine.TooLong(_lines.Number);
            else if (!_lines.IsBlank) yield return ImportLine.Read(_lines.Number, _lines.Line, clock.Today(), ignored);
        }
    }

    public void Dispose() => _lines.Dispose();
}

using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>The same objects as items of one array. Behind an item that is no JSON nobody can tell where the next begins, so nothing is read.</summary>
internal sealed class ImportItems(PipeReader body, IgnoredFields ignored, TimeProvider clock) : IImportSource
{
    private readonly ArrayReader _items = new(body);

    public async Task<IReadOnlyList<FieldError>> BeginAsync(CancellationToken ct) =>
        await _items.OpensAsync(ct) ? [] : [new("body", "must be a JSON array of documents.")];

    public async IAsyncEnumerable<ImportLine> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await _items.ReadAsync(ct))
        {
            var item = _items.IsTooLong ? ImportLine.TooLong(_items.Number) : ImportLine.Read(_items.Number, _items.Item, clock.Today(), ignored);
            if (!item.IsMalformed)
            {
                yield return item;
                continue;
            }

            yield return item with { Errors = [.. item.Errors, new(ImportLine.WholeLine, "and nothing behind it was read.")] };
            yield break;
        }

        if (_items.Trouble is { } trouble) yield return ImportLine.Refused(_items.Number + 1, null, ImportLine.WholeLine, trouble);
    }

    public void Dispose() => _items.Dispose();
}

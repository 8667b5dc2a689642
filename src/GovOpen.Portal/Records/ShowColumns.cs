using GovOpen.Contracts.Publishing.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Records;

/// <summary>All columns by group, the empty ones too: what should be public and is not shall be seen.</summary>
internal static class ShowColumns
{
    public static async Task<IResult> Handle(RecordsService records, CancellationToken ct)
    {
        var answer = await records.FindAsync("?size=1", ct);
        if (answer.Value is not { } found || await records.ColumnsAsync(ct) is not { } list) return ErrorPages.For(StatusCodes.Status503ServiceUnavailable);
        return PageEndpoints.Show<ColumnsPage>(new ColumnsModel(list.Columns, found.Facets.Column.ToDictionary(column => column.Value, column => column.Count)));
    }
}

/// <param name="Columns">In their order.</param>
/// <param name="Counts">Records by key of the column; empty columns are missing.</param>
public sealed record ColumnsModel(IReadOnlyList<ColumnView> Columns, IReadOnlyDictionary<string, int> Counts);

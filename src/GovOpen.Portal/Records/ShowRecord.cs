using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Records;

/// <summary>One disclosure record; of a withdrawn one, since when and why.</summary>
internal static class ShowRecord
{
    public static async Task<IResult> Handle(Guid id, RecordsService records, CancellationToken ct) => await records.ReadAsync(id, ct) switch
    {
        (_, { } record, _) => PageEndpoints.Show<RecordPage>(record),
        (_, _, { } withdrawn) => PageEndpoints.Show<WithdrawnPage>(withdrawn, StatusCodes.Status410Gone),
        var (status, _, _) => ErrorPages.For(status),
    };
}

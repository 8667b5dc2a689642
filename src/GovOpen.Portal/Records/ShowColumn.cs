using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Records;

/// <summary>One column: its records, and the documents in force that carry one of its tags.</summary>
internal static class ShowColumn
{
    private const string MostDocuments = "10";

    public static async Task<IResult> Handle(string key, HttpRequest request, RecordsService records, SearchService search, CancellationToken ct)
    {
        if (await records.ColumnsAsync(ct) is not { } list) return ErrorPages.For(StatusCodes.Status503ServiceUnavailable);
        if (list.Columns.FirstOrDefault(column => column.Key == key) is not { } shown) return ErrorPages.For(StatusCodes.Status404NotFound);

        var form = ColumnForm.Read(key, request.Query);
        var documents = shown.Tags.Count == 0 ? null : search.FindAsync(QueryHelpers.AddQueryString(Tagged(shown), new Dictionary<string, string?> { ["sort"] = "date", ["size"] = MostDocuments }), ct);
        var answer = await records.FindAsync(form.Query, ct);
        var found = documents is null ? null : await documents;
        return answer switch
        {
            { Value: { } value } when found is null or { Value: not null } => PageEndpoints.Show<ColumnPage>(new ColumnModel(shown, form, value, found?.Value)),
            { Status: StatusCodes.Status400BadRequest } => ErrorPages.BadInput(SearchForm.Empty, [.. answer.Errors.Select(error => error.Field)]),
            _ => ErrorPages.For(StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <summary>The search for documents of a column.</summary>
    public static string Tagged(ColumnView column) => QueryHelpers.AddQueryString("", column.Tags.Select(tag => KeyValuePair.Create("tag", (string?)tag)));
}

/// <param name="Column">Which.</param>
/// <param name="Form">What was asked.</param>
/// <param name="Found">Its records.</param>
/// <param name="Documents">Its newest documents in force; null where it has none by its nature.</param>
public sealed record ColumnModel(ColumnView Column, ColumnForm Form, RecordsResponse Found, SearchResponse? Documents)
{
    /// <summary>Whether nothing at all stands in it, whatever the filters.</summary>
    public bool IsEmpty => Found.Total == 0 && Documents is null or { Total: 0 } && !Form.Narrows;

    /// <summary>Of its records, or of its documents where only those may be out of date.</summary>
    public DateTimeOffset? IndexedThrough => Documents is { Stale: true } documents && !Found.Stale ? documents.IndexedThrough : Found.IndexedThrough;

    /// <summary>Whether its records or its documents may be out of date.</summary>
    public bool Stale => Found.Stale || Documents is { Stale: true };

    /// <summary>All its documents in force.</summary>
    public string DocumentsAddress => "/search" + ShowColumn.Tagged(Column);

    /// <summary>What can be counted by, with more than one value or chosen.</summary>
    public IEnumerable<(string Name, IReadOnlyList<RecordFacet> Values)> Facets =>
        new (string Name, IReadOnlyList<RecordFacet> Values)[]
        {
            ("type", Found.Facets.Type), ("year", Found.Facets.Year), ("result", Found.Facets.Result), ("organiser", Found.Facets.Organiser), ("tag", Found.Facets.Tag),
        }.Where(facet => facet.Values.Count > 0);
}

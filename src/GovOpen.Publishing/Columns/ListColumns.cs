using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Records.Types;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Columns;

/// <summary>All columns, in their order, filled or not: what the site shows, and what staff fills.</summary>
internal static class ListColumns
{
    public static Ok<ColumnList> Handle(RecordTypes types) => TypedResults.Ok(new ColumnList(
        [.. types.Columns.Select(column => new ColumnView(column.Key, column.Names, column.Group, column.Tags, [.. types.TypesIn(column.Key).Select(type => new ColumnType(type.Key, type.Names))]))]));
}

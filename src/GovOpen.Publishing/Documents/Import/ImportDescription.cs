using Microsoft.OpenApi;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>What OpenAPI says of the import: the framework cannot see lines in a stream.</summary>
internal static class ImportDescription
{
    public static void DescribeImport(this RouteHandlerBuilder import) => import
        .WithSummary("Imports documents of a register: one JSON object a line, an array of them, or a table.")
        .WithDescription(
            "Any number of lines, each at most 8 MB. In a table (text/csv, UTF-8) the header names the fields, an empty cell is absent, lists are " +
            "JSON in their cell, and tags and history also texts with semicolons between them; line is the row's first. In an array line is the " +
            "item's place from 1. Nothing is answered until all is read; then one line for every refused line " +
            "({ line, id, errors: [{ field, reason }] }), and last the summary. A cut request answers nothing and can be sent again. " +
            "With dryRun=true everything is checked and counted and nothing is changed.")
        .AddOpenApiOperationTransformer(async (operation, context, ct) =>
        {
            var line = await context.GetOrCreateSchemaAsync(typeof(StatedDocument), cancellationToken: ct);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "One of these a line. Unknown fields are ignored and named in the summary.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [ImportSources.Lines] = new() { Schema = line },
                    [ImportSources.Rows] = new() { Schema = line },
                    [ImportSources.Items] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = line } },
                },
            };
            var summary = await context.GetOrCreateSchemaAsync(typeof(ImportSummary), cancellationToken: ct);
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "Refused lines, then the summary.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ImportSources.Lines] = new() { Schema = summary } },
            };
        });
}

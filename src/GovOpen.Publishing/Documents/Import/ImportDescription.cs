using Microsoft.OpenApi;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>What OpenAPI says of the import: the framework cannot see lines in a stream.</summary>
internal static class ImportDescription
{
    public static void DescribeImport(this RouteHandlerBuilder import) => import
        .WithSummary("Imports documents of a register, one JSON object a line.")
        .WithDescription(
            "Any number of lines, each at most 8 MB. Nothing is answered until all is read; then one line for every refused line " +
            "({ line, id, errors: [{ field, reason }] }), and last the summary. A cut request answers nothing and can be sent again. " +
            "With dryRun=true everything is checked and counted and nothing is changed.")
        .AddOpenApiOperationTransformer(async (operation, context, ct) =>
        {
            var line = await context.GetOrCreateSchemaAsync(typeof(StatedDocument), cancellationToken: ct);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "One of these a line. Unknown fields are ignored and named in the summary.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ImportDocuments.MediaType] = new() { Schema = line } },
            };
            var summary = await context.GetOrCreateSchemaAsync(typeof(ImportSummary), cancellationToken: ct);
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "Refused lines, then the summary.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ImportDocuments.MediaType] = new() { Schema = summary } },
            };
        });
}

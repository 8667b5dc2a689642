using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

internal static class EntryEndpoints
{
    public static void MapEntries(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api").WithTags("Search").NeedsScope(Scopes.Public, Scopes.Staff);

        open.MapGet("/search", FindEntries.Handle);
        open.MapGet("/documents/{id}", ReadDocument.Handle);
        open.MapGet("/documents/by-number/{number}", ReadDocumentByNumber.Handle);
    }
}

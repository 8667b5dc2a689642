using GovOpen.Contracts.Identity.V1;
using GovOpen.Search.Comparing;
using GovOpen.Search.Companions;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

internal static class EntryEndpoints
{
    /// <summary>Nobody needs longer for a list of tens of thousands, and who does not read it holds it no longer.</summary>
    private static readonly TimeSpan _longestList = TimeSpan.FromMinutes(10);

    public static void MapEntries(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api").WithTags("Search").NeedsScope(Scopes.Public, Scopes.Staff);

        open.MapGet("/search", FindEntries.Handle);
        open.MapGet("/suggest", Suggest.Handle);
        open.MapGet("/documents/{id}", ReadDocument.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/documents/by-number/{number}", ReadDocumentByNumber.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/documents/{id}/compare", CompareDocument.Handle).Takes("from", "to").ReadsTables();
        open.MapGet("/documents/{id}/chain", ReadChain.Handle).Takes().ReadsTables();
        open.MapGet("/interpretations/{id}", ReadInterpretation.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/answers/{id}", ReadAnswer.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/results/{id}", ReadResult.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/knowledge", AskKnowledge.Handle);
        open.MapGet("/eli/{division}/{year}/{form}/{number}", ReadDocumentByEli.Handle).Takes("asOf").ReadsTables();
        open.MapGet("/effective-list.csv", ListEffective.AsTable).WithRequestTimeout(_longestList);
        open.MapGet("/effective-list.json", ListEffective.AsJson).WithRequestTimeout(_longestList);
        open.MapGet("/changes", ListChanges.Handle).Takes("before", "issuer", "theme", "size").ReadsTables();
        open.MapGet("/addresses", ListAddresses.Handle).Takes("after", "size").ReadsTables();

        // For the hotline, which links what is public to what people say about it.
        var known = app.MapGroup("/internal").ExcludeFromDescription().NeedsScope(Scopes.Internal);
        known.MapGet("/search", FindEntries.Handle);
        known.MapGet("/documents/{id}", ReadDocument.Handle).Takes("asOf").ReadsTables();
        known.MapGet("/interpretations/{id}", ReadInterpretation.Handle).Takes("asOf").ReadsTables();
        known.MapGet("/answers/{id}", ReadAnswer.Handle).Takes("asOf").ReadsTables();
    }
}

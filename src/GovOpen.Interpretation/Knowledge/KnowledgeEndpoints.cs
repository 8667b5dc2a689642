using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Knowledge;

internal static class KnowledgeEndpoints
{
    public static void MapKnowledge(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/knowledge/changes", ListChanges.Handle).WithTags("Knowledge").NeedsScope(Scopes.Public, Scopes.Staff);
}

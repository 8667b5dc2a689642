using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Interpretation.Documents;

/// <summary>The documents that can be interpreted, as Publishing has them: drafts, too, because an interpretation is born with its document.</summary>
internal sealed class InterpretableDocuments(IHttpClientFactory clients)
{
    /// <summary>The service that is asked, and whose log is read.</summary>
    public const string Publishing = "publishing";

    /// <summary>Null where there is none.</summary>
    public async Task<InterpretableDocument?> FindAsync(Guid id, CancellationToken ct)
    {
        using var publishing = clients.CreateClient(Publishing);
        using var answer = await publishing.GetAsync(new Uri($"internal/interpretable/{id}", UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<InterpretableDocument>(ContractJson.Options, ct);
    }

    /// <summary>A text by its hash; empty where it was purged.</summary>
    public async Task<string> TextAsync(string hash, CancellationToken ct)
    {
        using var publishing = clients.CreateClient(Publishing);
        using var answer = await publishing.GetAsync(new Uri("internal/bodies/" + hash, UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.Gone) return "";
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }
}

internal static class InterpretableTargets
{
    /// <summary>Whose it is, for who may write about it.</summary>
    public static Target AsTarget(this InterpretableDocument document) => new(document.Division, document.Unit);
}

using System.Net;
using GovOpen.Contracts.Hotline.V1;

namespace GovOpen.Search.Companions;

/// <summary>What results say, asked of the hotline: their events carry none of it, so that it can be taken back.</summary>
internal sealed class PublishedResults(IHttpClientFactory clients)
{
    /// <summary>The service that keeps them.</summary>
    public const string Hotline = "hotline";

    /// <summary>A <see cref="PublishedResult"/> as JSON; null: it is not public any more.</summary>
    public async Task<string?> ReadAsync(Guid id, CancellationToken ct)
    {
        using var client = clients.CreateClient(Hotline);
        using var answer = await client.GetAsync(new Uri($"internal/results/{id}", UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.Gone) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }
}

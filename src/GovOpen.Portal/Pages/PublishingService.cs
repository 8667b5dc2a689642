using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Portal.Documents;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal.Pages;

/// <summary>What pages ask of Publishing.</summary>
internal sealed class PublishingService(IHttpClientFactory clients)
{
    /// <summary>May the document be relied on, on that day? Anything but an answer reads as no.</summary>
    public async Task<BasisCheck> CheckBasisAsync(Guid id, DateOnly on, CancellationToken ct)
    {
        try
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"api/basis-check?id={id}&on={on:yyyy-MM-dd}");
            using var answer = await clients.CreateClient("publishing").GetAsync(new Uri(address, UriKind.Relative), ct);
            if (!answer.IsSuccessStatusCode) return CheckBasis.NotVerifiable;
            return await answer.Content.ReadFromJsonAsync<BasisCheck>(ContractJson.Options, ct) ?? CheckBasis.NotVerifiable;
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return CheckBasis.NotVerifiable;
        }
    }
}

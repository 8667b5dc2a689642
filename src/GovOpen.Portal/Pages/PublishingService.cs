using System.Globalization;
using System.Net;
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

    /// <summary>The same for several numbers, in their order. Refused with 400: which of them cannot be one, as <c>checks[3].number</c>.</summary>
    public async Task<Answer<IReadOnlyList<BasisCheck>>> CheckBasesAsync(IReadOnlyList<string> numbers, DateOnly on, CancellationToken ct)
    {
        try
        {
            using var answer = await clients.CreateClient("publishing").PostAsJsonAsync(
                new Uri("api/basis-check", UriKind.Relative), new { checks = numbers.Select(number => new { number, on }) }, ContractJson.Options, ct);
            if (answer.StatusCode == HttpStatusCode.BadRequest)
            {
                return Answer.Refused<IReadOnlyList<BasisCheck>>((await answer.Content.ReadFromJsonAsync<Refusal>(ContractJson.Options, ct))?.Errors ?? []);
            }

            if (answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<BasisChecks>(ContractJson.Options, ct) is { Results: { } results }
                && results.ToList() is var checks && checks.Count == numbers.Count)
            {
                return Answer.Of<IReadOnlyList<BasisCheck>>(checks);
            }
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            // As if it had answered that it cannot tell.
        }

        return Answer.Of<IReadOnlyList<BasisCheck>>([.. numbers.Select(_ => CheckBasis.NotVerifiable)]);
    }

    private sealed record Refusal(IReadOnlyList<FieldError>? Errors);
}

using System.Globalization;
using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Pages;

/// <summary>What pages ask of Search.</summary>
internal sealed class SearchService(IHttpClientFactory clients, ILogger<SearchService> log)
{
    public Task<Answer<SearchResponse>> FindAsync(string query, CancellationToken ct) =>
        GetAsync<SearchResponse>("api/search" + query, ct);

    public Task<Answer<DocumentView>> DocumentAsync(Guid id, DateOnly? asOf, CancellationToken ct) =>
        GetAsync<DocumentView>(On($"api/documents/{id}", asOf), ct);

    /// <summary>The documents that bear a number: mostly one, none for an unknown number.</summary>
    public async Task<Answer<NumberCandidates>> ByNumberAsync(string number, DateOnly? asOf, CancellationToken ct)
    {
        var address = On("api/documents/by-number/" + Uri.EscapeDataString(number), asOf);
        return await TryAsync<NumberCandidates>(async () =>
        {
            using var answer = await clients.CreateClient("search").GetAsync(new Uri(address, UriKind.Relative), ct);
            if (answer.StatusCode is not HttpStatusCode.OK) return await ReadAsync<NumberCandidates>(answer, HttpStatusCode.MultipleChoices, ct);

            var only = await ReadAsync<DocumentView>(answer, HttpStatusCode.OK, ct);
            return Answer.Of(new NumberCandidates(number, only.Value is { } d ? [new(d.Id, d.Title, d.Issuer, d.Facts.PublishedOn, d.Validity, d.Url)] : []));
        }, ct);
    }

    private Task<Answer<T>> GetAsync<T>(string address, CancellationToken ct) where T : class => TryAsync<T>(async () =>
    {
        using var answer = await clients.CreateClient("search").GetAsync(new Uri(address, UriKind.Relative), ct);
        return await ReadAsync<T>(answer, HttpStatusCode.OK, ct);
    }, ct);

    private async Task<Answer<T>> TryAsync<T>(Func<Task<Answer<T>>> ask, CancellationToken ct) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            log.LogWarning("Search could not be reached: {Error}", e.Message);
            return Answer.Unavailable<T>();
        }
    }

    private static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage answer, HttpStatusCode good, CancellationToken ct) where T : class
    {
        if (answer.StatusCode == good)
        {
            return Answer.Of(await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, ct) ?? throw new HttpRequestException("Search answered nothing."));
        }

        return answer.StatusCode switch
        {
            HttpStatusCode.NotFound => Answer.Missing<T>(),
            HttpStatusCode.BadRequest => Answer.Refused<T>((await answer.Content.ReadFromJsonAsync<Refusal>(ContractJson.Options, ct))?.Errors ?? []),
            _ => Answer.Unavailable<T>(),
        };
    }

    private static string On(string address, DateOnly? asOf) =>
        asOf is null ? address : QueryHelpers.AddQueryString(address, "asOf", asOf.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private sealed record Refusal(IReadOnlyList<FieldError>? Errors);
}

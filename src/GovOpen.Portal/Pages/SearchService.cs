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

    public Task<Answer<InterpretationView>> InterpretationAsync(Guid id, DateOnly? asOf, CancellationToken ct) =>
        GetAsync<InterpretationView>(On($"api/interpretations/{id}", asOf), ct);

    public Task<Answer<AnswerView>> AnswerAsync(Guid id, DateOnly? asOf, CancellationToken ct) => GetAsync<AnswerView>(On($"api/answers/{id}", asOf), ct);

    public Task<Answer<ResultView>> ResultAsync(Guid id, DateOnly? asOf, CancellationToken ct) => GetAsync<ResultView>(On($"api/results/{id}", asOf), ct);

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

    /// <summary>The document with an identifier of ELI; or, where several bear it, those.</summary>
    public async Task<(Answer<DocumentView> Found, NumberCandidates? Several)> ByEliAsync(string division, string year, string form, string number, DateOnly? asOf, CancellationToken ct)
    {
        var address = On("api/eli/" + string.Join('/', new[] { division, year, form, number }.Select(Uri.EscapeDataString)), asOf);
        NumberCandidates? several = null;
        var found = await TryAsync(async () =>
        {
            using var answer = await clients.CreateClient("search").GetAsync(new Uri(address, UriKind.Relative), ct);
            if (answer.StatusCode is not HttpStatusCode.MultipleChoices) return await ReadAsync<DocumentView>(answer, HttpStatusCode.OK, ct);

            several = (await ReadAsync<NumberCandidates>(answer, HttpStatusCode.MultipleChoices, ct)).Value;
            return Answer.Missing<DocumentView>();
        }, ct);
        return (found, several);
    }

    /// <summary>What differs between the texts of two days.</summary>
    public Task<Answer<DocumentComparison>> CompareAsync(Guid id, DateOnly from, DateOnly to, CancellationToken ct) =>
        GetAsync<DocumentComparison>(string.Create(CultureInfo.InvariantCulture, $"api/documents/{id}/compare?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"), ct);

    public Task<Answer<CleanUpList>> CleanUpsAsync(int page, int size, CancellationToken ct) =>
        GetAsync<CleanUpList>(string.Create(CultureInfo.InvariantCulture, $"api/clean-ups?page={page}&size={size}"), ct);

    public Task<Answer<CleanUpView>> CleanUpAsync(Guid id, CancellationToken ct) => GetAsync<CleanUpView>($"api/clean-ups/{id}", ct);

    /// <summary>What changed last: of all, or of one <c>theme</c> or <c>issuer</c>.</summary>
    public Task<Answer<ChangeList>> ChangesAsync(IEnumerable<KeyValuePair<string, string?>> filter, CancellationToken ct) =>
        GetAsync<ChangeList>(QueryHelpers.AddQueryString("api/changes", filter), ct);

    /// <summary>A thousand public documents after one of them; null: the first ones.</summary>
    public Task<Answer<AddressList>> AddressesAsync(Guid? after, CancellationToken ct) =>
        GetAsync<AddressList>(after is null ? "api/addresses" : $"api/addresses?after={after}", ct);

    /// <summary>Any answer of Search.</summary>
    public Task<Answer<T>> GetAsync<T>(string address, CancellationToken ct) where T : class => TryAsync<T>(async () =>
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
            HttpStatusCode.BadRequest => Answer.Refused<T>((await ProblemAsync(answer, ct))?.Errors ?? []),
            HttpStatusCode.Gone => await ProblemAsync(answer, ct) switch
            {
                { Unpublished: { } unpublished } => Answer.Gone<T>(unpublished),
                { Title: { } reason } => Answer.Retired<T>(reason),
                _ => Answer.Missing<T>(),
            },
            HttpStatusCode.PermanentRedirect when answer.Headers.Location is { IsAbsoluteUri: false } elsewhere => Answer.Elsewhere<T>(PageOf(elsewhere.OriginalString)),
            _ => Answer.Unavailable<T>(),
        };
    }

    private static string On(string address, DateOnly? asOf) =>
        asOf is null ? address : QueryHelpers.AddQueryString(address, "asOf", asOf.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Task<Problem?> ProblemAsync(HttpResponseMessage answer, CancellationToken ct) => answer.Content.ReadFromJsonAsync<Problem>(ContractJson.Options, ct);

    // The API's address of a document, without its query, is that of its page with /api before it.
    private static string PageOf(string address) => address.Split('?')[0].Replace("/api/documents/", "/documents/", StringComparison.Ordinal);

    private sealed record Problem(string? Title, IReadOnlyList<FieldError>? Errors, UnpublishedView? Unpublished);
}

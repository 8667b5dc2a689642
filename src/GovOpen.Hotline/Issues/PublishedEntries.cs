using System.Net;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Issues;

/// <summary>What is public, as Search has it: an issue is linked to nothing that people cannot read.</summary>
internal sealed class PublishedEntries(IHttpClientFactory clients)
{
    public const string Search = "search";

    private const int MostRelevant = 3;

    /// <summary>The entry, or what to answer.</summary>
    public async Task<(IssueLink? Link, ProblemHttpResult? Problem)> FindAsync(IssueLinkKind kind, string id, CancellationToken ct, string field = "id")
    {
        try
        {
            using var search = clients.CreateClient(Search);
            using var answer = await search.GetAsync(new Uri($"internal/{Folder(kind)}/{Uri.EscapeDataString(id)}", UriKind.Relative), ct);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.BadRequest) return (null, Problems.BadField(field, "is nothing that is published."));
            answer.EnsureSuccessStatusCode();
            var entry = await answer.Content.ReadFromJsonAsync<Entry>(ContractJson.Options, ct);
            return (new(kind, id, entry!.Title ?? entry.Question ?? id), null);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return (null, Problems.Refused(StatusCodes.Status503ServiceUnavailable, "search-unavailable", "Whether it is published cannot be looked up now. Please try again in a moment."));
        }
    }

    /// <summary>The documents in force that some words lead to; null: they cannot be looked up now.</summary>
    public async Task<IReadOnlyList<IssueLink>?> AboutAsync(string words, CancellationToken ct)
    {
        if (words.Length == 0) return [];
        try
        {
            using var search = clients.CreateClient(Search);
            var found = await search.GetFromJsonAsync<Found>(new Uri($"internal/search?q={Uri.EscapeDataString(words)}&type=document&size={MostRelevant}", UriKind.Relative), ContractJson.Options, ct);
            return [.. found!.Hits.Select(hit => new IssueLink(IssueLinkKind.Document, hit.Id, hit.Title))];
        }
        catch (Exception e) when (e is HttpRequestException || Forward.IsUnreachable(e, ct))
        {
            return null;
        }
    }

    private static string Folder(IssueLinkKind kind) => kind switch
    {
        IssueLinkKind.Document => "documents",
        IssueLinkKind.Interpretation => "interpretations",
        _ => "answers",
    };

    private sealed record Entry(string? Title = null, string? Question = null);

    private sealed record Found(IReadOnlyList<Hit> Hits);

    private sealed record Hit(string Id, string Title);
}

using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Entries;

/// <summary>Completes what is being typed to titles and numbers of what is in force on a day.</summary>
internal static class Suggest
{
    public const int Most = 10;

    public static async Task<Results<Ok<SuggestResponse>, ProblemHttpResult>> Handle(HttpRequest request, IndexHolder index, TimeProvider clock, CancellationToken ct)
    {
        var (query, errors) = SearchParameters.ParseSuggest(request.Query, clock.Today());
        if (query is null) return Problems.BadFields(errors);
        if (!index.IsReady) return IndexHolder.Loading;

        var named = await index.Engine.CompleteAsync(query with { Take = Most }, ct);
        return TypedResults.Ok(new SuggestResponse
        {
            Suggestions = [.. named.Select(found => new Suggestion(found.ByNumber ? found.Entry.Number! : found.Entry.Title, found.Entry.Type, found.Entry.Id)).DistinctBy(suggestion => suggestion.Text)],
        });
    }
}

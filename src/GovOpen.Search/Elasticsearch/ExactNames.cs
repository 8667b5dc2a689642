using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>What is found by its name, or put first by staff, and what that adds; see <see cref="ExactMatches"/>.</summary>
internal sealed class ExactNames
{
    private const string ByTitle = "title";
    private const string ByNumber = "number";

    private readonly string? _title;
    private readonly IReadOnlyList<string> _numbers;
    private readonly IReadOnlyList<Guid> _bestBets;

    private ExactNames(string? title, IReadOnlyList<string> numbers, IReadOnlyList<Guid> bestBets) => (_title, _numbers, _bestBets) = (title, numbers, bestBets);

    /// <summary>Whether a title or number was typed that some entry bears.</summary>
    public bool Any => _title is not null || _numbers.Count > 0;

    public static async Task<ExactNames> FindAsync(SearchQuery query, ElasticsearchClient client, string index, CancellationToken ct)
    {
        var text = TextFolding.Simplify(TextFolding.Sound(query.Text));
        var (title, whole) = (ExactTitle.Normalise(text), DocumentNumber.KeyOf(text));
        var readings = DocumentNumber.FindIn(text).Select(numbers => numbers.Select(number => number.ToString()).ToList()).ToList();
        var numbers = readings.SelectMany(number => number).Append(whole).Distinct().ToList();
        var answer = await client.SearchAsync($"{index}/_search", Request(title, numbers), ct);

        var known = answer.GetProperty("aggregations").GetProperty(ByNumber).GetProperty("buckets").EnumerateArray().Select(bucket => bucket.GetProperty("key").GetString()!).ToHashSet();
        var isTitle = answer.GetProperty("aggregations").GetProperty(ByTitle).GetProperty("doc_count").GetInt64() > 0;
        var meant = readings.Select(number => number.Find(known.Contains)).Append(known.Contains(whole) ? whole : null);
        return new(isTitle ? title : null, [.. meant.OfType<string>().Distinct()], query.BestBets);
    }

    /// <summary>What finds them, each with what it adds.</summary>
    public IEnumerable<(JsonObject Query, double Adds)> Queries()
    {
        if (_title is not null) yield return (Dsl.Term(Fields.TitleKey, _title), ExactMatches.TitleBonus);
        if (_numbers.Count > 0) yield return (Dsl.Terms(Fields.NumberKey, _numbers), ExactMatches.NumberBonus);
        for (var i = 0; i < _bestBets.Count; i++) yield return (Dsl.Ids([_bestBets[i].ToString()]), AddsAsBestBet(i));
    }

    /// <summary>What the score of an entry has of this.</summary>
    public ForcedDocument Of(IndexedEntry entry) => new(
        Document: 0,
        _title is not null && ExactTitle.Normalise(entry.Title) == _title ? ExactMatches.TitleBonus : 0,
        entry.NumberKey is { } number && _numbers.Contains(number) ? ExactMatches.NumberBonus : 0,
        _bestBets.ToList().IndexOf(entry.Id) is >= 0 and var place ? AddsAsBestBet(place) : 0);

    private double AddsAsBestBet(int place) => ExactMatches.BestBetBonus * (_bestBets.Count - place);

    private static JsonObject Request(string title, List<string> numbers)
    {
        var isTitled = title.Length > 0 ? Dsl.Term(Fields.TitleKey, title) : Dsl.None();
        return new()
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            ["query"] = Dsl.Any(isTitled, Dsl.Terms(Fields.NumberKey, numbers)),
            ["aggs"] = new JsonObject
            {
                [ByTitle] = Dsl.Of("filter", isTitled.DeepClone()),
                [ByNumber] = Dsl.Of("terms", new JsonObject { ["field"] = Fields.NumberKey, ["include"] = Dsl.Values(numbers), ["size"] = numbers.Count }),
            },
        };
    }
}

using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>What a query lets through, as <see cref="DocumentFilter"/> says it for the embedded index.</summary>
internal static class ElasticsearchFilters
{
    /// <summary>All but the status. What was not public on the day is let through by nothing.</summary>
    public static IEnumerable<JsonObject> ButForStatus(SearchQuery query)
    {
        yield return Dsl.Term(Fields.Disclosed, IndexedDocument.Written(query.AsOf));
        if (query.Types.Count > 0) yield return Dsl.Terms(Fields.Type, query.Types.Select(CamelCase.Of));
        if (query.Kinds.Count > 0) yield return Dsl.Terms(Fields.Kind, query.Kinds.Select(CamelCase.Of));
        if (query.Issuers.Count > 0) yield return Dsl.Terms(Fields.Issuer, query.Issuers);
        if (query.Themes.Count > 0) yield return Dsl.Terms(Fields.Theme, query.Themes);
        if (query.Tags.Count > 0) yield return Dsl.Terms(Fields.Tags, query.Tags);
        if (query.Divisions.Count > 0) yield return Dsl.Terms(Fields.Division, query.Divisions);
        if (!string.IsNullOrEmpty(query.DivisionPrefix)) yield return Dsl.Prefix(Fields.Division, query.DivisionPrefix);
        if (query.From is { } from) yield return Dsl.Range(Fields.PublishedOn, "gte", from);
        // What has no such day counts as published before all days.
        if (query.To is { } to) yield return Dsl.Not(Dsl.Range(Fields.PublishedOn, "gt", to));
    }

    public static JsonObject Status(SearchQuery query)
    {
        var asked = (query.Validity ?? Enum.GetValues<ValidityStatus>().Where(status => status.IsInForce())).Where(status => status != ValidityStatus.NotDisclosed).ToList();
        return asked.Count == 0 ? Dsl.None() : Dsl.Any(asked.Select(status => HasStatus(status, query.AsOf)));
    }

    public static JsonObject HasStatus(ValidityStatus status, DateOnly day) => Dsl.Term(Fields.DaysOf(status), IndexedDocument.Written(day));

    /// <summary>Passages of the text of a day.</summary>
    public static IEnumerable<JsonObject> OfDay(DateOnly day) =>
    [
        Dsl.Not(Dsl.Range(Fields.In(Fields.Passages, Fields.From), "gt", day)),
        Dsl.Not(Dsl.Range(Fields.In(Fields.Passages, Fields.Until), "lte", day)),
    ];
}

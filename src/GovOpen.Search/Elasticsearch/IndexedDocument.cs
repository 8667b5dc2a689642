using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>An entry as a document of Elasticsearch, its passages in it, so that both change at once.</summary>
internal static class IndexedDocument
{
    public static void Write(Utf8JsonWriter json, IndexedEntry entry)
    {
        var title = ExactTitle.Normalise(entry.Title);
        json.WriteStartObject();
        json.WriteString(Fields.Id, entry.Id);
        json.WritePropertyName(Fields.Entry);
        JsonSerializer.Serialize(json, entry with { Passages = [] }, ElasticsearchJson.Default.IndexedEntry);
        json.WriteString(Fields.TitleKey, title);
        json.WriteString(Fields.TitleSigns, $"{TermNames.Start} {TermNames.Signs(title)}");
        WriteIfAny(json, Fields.Number, entry.Number);
        WriteIfAny(json, Fields.NumberKey, entry.NumberKey);
        if (entry.Number is { } number) json.WriteString(Fields.NumberSigns, $"{TermNames.Start} {TermNames.Signs(ExactTitle.Normalise(number))}");
        json.WriteString(Fields.Type, CamelCase.Of(entry.Type));
        json.WriteString(Fields.Kind, CamelCase.Of(entry.Kind));
        WriteIfAny(json, Fields.Issuer, entry.Issuer);
        WriteIfAny(json, Fields.Division, entry.Division);
        WriteIfAny(json, Fields.Theme, entry.Theme);
        json.WriteStartArray(Fields.Tags);
        foreach (var tag in entry.Tags.Distinct()) json.WriteStringValue(tag);
        json.WriteEndArray();
        WriteIfAny(json, Fields.PublishedOn, entry.Validity.PublishedOn);
        WriteIfAny(json, Fields.Year, entry.Validity.PublishedOn?.Year.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber(Fields.Prior, entry.Prior);
        WriteStatuses(json, StatusPeriods.Of(entry.Validity));
        WritePassages(json, entry);
        json.WriteEndObject();
    }

    /// <summary>The entry of a hit, without its passages.</summary>
    public static IndexedEntry Read(JsonElement source) => source.GetProperty(Fields.Entry).Deserialize(ElasticsearchJson.Default.IndexedEntry)!;

    public static Passage ReadPassage(JsonElement source)
    {
        var (from, until) = (Day(source, Fields.From), Day(source, Fields.Until));
        return new(source.GetProperty(Fields.Label).GetString()!, source.GetProperty(Fields.Text).GetString()!, from is null && until is null ? null : new(from, until));
    }

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteStatuses(Utf8JsonWriter json, IReadOnlyList<StatusPeriod> periods)
    {
        WriteDays(json, Fields.Disclosed, periods.Where(period => period.Status != ValidityStatus.NotDisclosed));
        json.WriteStartObject(Fields.Statuses);
        foreach (var ofStatus in periods.GroupBy(period => period.Status)) WriteDays(json, CamelCase.Of(ofStatus.Key), ofStatus);
        json.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter json, string name, IEnumerable<StatusPeriod> periods)
    {
        json.WriteStartArray(name);
        foreach (var period in periods)
        {
            json.WriteStartObject();
            json.WriteString("gte", Written(period.From));
            json.WriteString("lte", Written(period.To));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePassages(Utf8JsonWriter json, IndexedEntry entry)
    {
        var unit = new UnitTerms();
        var terms = new HashSet<ulong>();
        unit.Begin(entry.Title);
        json.WriteStartArray(Fields.Passages);
        foreach (var passage in UnitTerms.UnitsOf(entry.Passages))
        {
            unit.Read(passage);
            foreach (var term in unit.Keys) terms.Add(term);
            var (characters, pairs) = TermNames.OfUnit(unit);
            json.WriteStartObject();
            json.WriteString(Fields.Label, passage.Label);
            json.WriteString(Fields.Text, passage.Text);
            WriteIfAny(json, Fields.From, passage.Days?.From);
            WriteIfAny(json, Fields.Until, passage.Days?.Until);
            json.WriteString(Fields.Characters, characters);
            json.WriteString(Fields.Pairs, pairs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(Fields.Terms, string.Join(' ', terms.Select(TermNames.Of)));
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, DateOnly? day) => WriteIfAny(json, name, day is { } known ? Written(known) : null);

    private static DateOnly? Day(JsonElement source, string name) => source.TryGetProperty(name, out var written) && WrittenDay.TryRead(written.GetString(), out var day) ? day : null;
}

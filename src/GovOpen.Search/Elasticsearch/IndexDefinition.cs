using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;

namespace GovOpen.Search.Elasticsearch;

/// <summary>What an index is made with, and what its fields are called.</summary>
internal static class IndexDefinition
{
    public const string Id = "id";
    public const string Entry = "entry"; // as it is shown; not searched
    public const string State = "state"; // of the index itself, in a document of its own
    public const string TitleKey = "titleKey";
    public const string NumberKey = "numberKey";
    public const string Number = "number";
    public const string TitleSigns = "titleSigns";
    public const string NumberSigns = "numberSigns";
    public const string Type = "type";
    public const string Kind = "kind";
    public const string Issuer = "issuer";
    public const string Division = "division";
    public const string Theme = "theme";
    public const string Tags = "tags";
    public const string PublishedOn = "publishedOn";
    public const string Year = "year";
    public const string Prior = "prior";
    public const string Terms = "terms"; // of title and texts: counted, not ranked by
    public const string Disclosed = "disclosed";
    public const string Statuses = "statuses";
    public const string Passages = "passages";
    public const string Label = "label";
    public const string Text = "text";
    public const string From = "from";
    public const string Until = "until";
    public const string Characters = "characters";
    public const string Pairs = "pairs";

    private const string Ranking = "ranking";
    private const string Words = "words";

    public static string In(string outer, string field) => $"{outer}.{field}";

    /// <summary>The days on which a document has a status.</summary>
    public static string DaysOf(ValidityStatus status) => In(Statuses, CamelCase.Of(status));

    /// <summary>The name under which an index is written to; it goes with the index, so that nothing is written into one that the server makes up.</summary>
    public static string WritingTo(string index) => index + "-in";

    /// <summary>Whether an index was made with the analyzer for Chinese.</summary>
    /// <param name="mapping">As the server tells it.</param>
    public static bool HasWords(JsonElement mapping) => mapping.EnumerateObject().Single().Value.GetProperty("mappings").GetProperty("_meta").GetProperty(Words).GetBoolean();

    /// <param name="index">Its name.</param>
    /// <param name="knowsWords">Whether the server can divide Chinese into words.</param>
    public static JsonObject Of(string index, bool knowsWords) => new()
    {
        ["aliases"] = new JsonObject { [WritingTo(index)] = new JsonObject() },
        ["settings"] = new JsonObject
        {
            ["index"] = new JsonObject
            {
                // What was committed together must be seen together: when, we say.
                ["refresh_interval"] = "-1",
                // How long a removed entry's version is remembered, so that no older change brings it back.
                ["gc_deletes"] = "1h",
                // A purge must leave nothing, however little it is.
                ["merge"] = new JsonObject { ["policy"] = new JsonObject { ["expunge_deletes_allowed"] = 0 } },
                ["mapping"] = new JsonObject { ["nested_objects"] = new JsonObject { ["limit"] = 100_000 } },
                ["similarity"] = new JsonObject { [Ranking] = new JsonObject { ["type"] = "BM25", ["k1"] = Indexing.Bm25.K1, ["b"] = Indexing.Bm25.B } },
            },
        },
        ["mappings"] = new JsonObject
        {
            ["dynamic"] = "strict",
            ["_meta"] = Dsl.Of(Words, knowsWords),
            ["_source"] = new JsonObject { ["excludes"] = new JsonArray(Terms, TitleSigns, NumberSigns, In(Passages, Characters), In(Passages, Pairs)) },
            ["properties"] = new JsonObject
            {
                [Id] = Keyword(),
                [Entry] = NotSearched(),
                [State] = NotSearched(),
                [TitleKey] = Keyword(),
                [NumberKey] = Keyword(),
                [Number] = Keyword(),
                [TitleSigns] = Split(),
                [NumberSigns] = Split(),
                [Type] = Keyword(),
                [Kind] = Keyword(),
                [Issuer] = Keyword(),
                [Division] = Keyword(),
                [Theme] = Keyword(),
                [Tags] = Keyword(),
                [PublishedOn] = Day(),
                [Year] = Keyword(),
                [Prior] = new JsonObject { ["type"] = "double", ["index"] = false },
                [Terms] = Split("docs"),
                [Disclosed] = Days(),
                [Statuses] = new JsonObject { ["properties"] = new JsonObject(Enum.GetValues<ValidityStatus>().Select(status => KeyValuePair.Create(CamelCase.Of(status), (JsonNode?)Days()))) },
                [Passages] = new JsonObject
                {
                    ["type"] = "nested",
                    ["properties"] = new JsonObject
                    {
                        [Label] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
                        [Text] = knowsWords ? new JsonObject { ["type"] = "text", ["analyzer"] = "smartcn" } : new JsonObject { ["type"] = "text", ["index"] = false },
                        [From] = Day(),
                        [Until] = Day(),
                        [Characters] = Ranked(),
                        [Pairs] = Ranked(),
                    },
                },
            },
        },
    };

    // No word of a title or number is longer than Lucene's limit of 32,766 bytes unless somebody tries.
    private static JsonObject Keyword() => new() { ["type"] = "keyword", ["ignore_above"] = 8191 };

    private static JsonObject NotSearched() => new() { ["type"] = "object", ["enabled"] = false };

    private static JsonObject Day() => new() { ["type"] = "date", ["format"] = "strict_date" };

    private static JsonObject Days() => new() { ["type"] = "date_range", ["format"] = "strict_date" };

    private static JsonObject Split(string options = "positions") => new() { ["type"] = "text", ["analyzer"] = "whitespace", ["norms"] = false, ["index_options"] = options };

    private static JsonObject Ranked() => new() { ["type"] = "text", ["analyzer"] = "whitespace", ["similarity"] = Ranking, ["index_options"] = "freqs" };
}

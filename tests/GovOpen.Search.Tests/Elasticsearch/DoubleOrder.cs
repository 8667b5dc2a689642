using System.Globalization;
using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>The order of hits: by score, or by the fields that a request names.</summary>
internal sealed class DoubleOrder : IComparer<Match>
{
    private const string Score = "_score";

    private readonly List<(string Field, bool Descends, bool MissingFirst)> _keys;

    public DoubleOrder(JsonArray? sort, bool isInPoint)
    {
        _keys = [.. (sort ?? [new JsonObject { [Score] = "desc" }]).Select(key => Key(key!.AsObject().Single()))];
        if (isInPoint && !_keys.Exists(key => key.Field == "id")) throw Refusal.Argument("the double breaks ties by id alone");
    }

    public bool ByScore => _keys.Exists(key => key.Field == Score);

    public int Compare(Match? x, Match? y) => Compare(KeysOf(x!), KeysOf(y!));

    public bool IsAfter(Match match, JsonArray last) => Compare(KeysOf(match), last) > 0;

    /// <summary>Null where there is no value; days in milliseconds.</summary>
    public JsonArray KeysOf(Match match) => new([.. _keys.Select(key => key.Field == Score ? match.Score : ValueOf(match.Document.Values(key.Field).FirstOrDefault()))]);

    private static (string, bool, bool) Key(KeyValuePair<string, JsonNode?> key) => key.Value is JsonObject more
        ? (key.Key, (string?)more["order"] == "desc", (string?)more["missing"] == "_first")
        : (key.Key, (string)key.Value! == "desc", false);

    private static JsonNode? ValueOf(JsonNode? value) => value is null ? null
        : value.GetValueKind() != System.Text.Json.JsonValueKind.String ? value.DeepClone()
        : DateTimeOffset.TryParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? (double)day.ToUnixTimeMilliseconds()
        : value.DeepClone();

    private int Compare(JsonArray x, JsonArray y)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            if (x[i] is null || y[i] is null)
            {
                if (x[i] is null == y[i] is null) continue;
                return x[i] is null == _keys[i].MissingFirst ? -1 : 1;
            }

            var compared = x[i]!.GetValueKind() == System.Text.Json.JsonValueKind.String
                ? string.CompareOrdinal((string)x[i]!, (string)y[i]!)
                : ((double)x[i]!).CompareTo((double)y[i]!);
            if (compared != 0) return _keys[i].Descends ? -compared : compared;
        }

        return 0;
    }
}

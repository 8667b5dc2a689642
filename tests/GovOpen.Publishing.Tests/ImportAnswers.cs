using System.Text.Json.Nodes;

namespace GovOpen.Publishing.Tests;

/// <summary>What an import answered: refused lines first, the summary last.</summary>
public sealed record ImportAnswers(IReadOnlyList<Refusal> Refusals, long Accepted, long Updated, long Unchanged, long Refused, IReadOnlyList<string> IgnoredFields)
{
    public long Total => Accepted + Updated + Unchanged + Refused;

    /// <summary>The four counts, for one comparison.</summary>
    public string Counts => $"{Accepted} accepted, {Updated} updated, {Unchanged} unchanged, {Refused} refused";

    public static ImportAnswers Read(string body)
    {
        Assert.EndsWith("\n", body, StringComparison.Ordinal);
        var lines = body.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        var summary = lines[^1];
        Assert.Equal(["accepted", "updated", "unchanged", "refused", "ignoredFields"], summary.AsObject().Select(field => field.Key));
        return new(
            [.. lines[..^1].Select(Refusal.Read)],
            (long)summary["accepted"]!, (long)summary["updated"]!, (long)summary["unchanged"]!, (long)summary["refused"]!,
            [.. summary["ignoredFields"]!.AsArray().Select(name => (string)name!)]);
    }
}

/// <summary>One refused line.</summary>
public sealed record Refusal(long Line, string? Id, IReadOnlyList<(string Field, string Reason)> Errors)
{
    public static Refusal Read(JsonNode line)
    {
        Assert.Equal(["line", "id", "errors"], line.AsObject().Select(field => field.Key));
        return new((long)line["line"]!, (string?)line["id"], [.. line["errors"]!.AsArray().Select(error => ((string)error!["field"]!, (string)error["reason"]!))]);
    }
}

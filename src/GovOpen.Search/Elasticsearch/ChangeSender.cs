using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// Sends changes in bulk. What the server is too busy for is sent again, later and later; what is older than what the server has
/// is already settled; anything else that it refuses ends the sending, and nothing after it counts as applied.
/// </summary>
internal sealed class ChangeSender(ElasticsearchClient client, string alias)
{
    private const int MostBytes = 8 * 1024 * 1024;

    public async Task SendAsync(IReadOnlyList<IndexChange> changes, CancellationToken ct)
    {
        var part = new List<BulkLine>();
        var bytes = 0;
        foreach (var change in changes.GroupBy(change => change.Id).Select(same => same.MaxBy(change => change.Version)!))
        {
            var line = LineOf(change);
            if (part.Count > 0 && bytes + line.Json.Length > MostBytes)
            {
                await SendAsync(part, ct);
                part.Clear();
                bytes = 0;
            }

            part.Add(line);
            bytes += line.Json.Length;
        }

        if (part.Count > 0) await SendAsync(part, ct);
    }

    /// <summary>Sends one document as it is.</summary>
    public Task SendAsync(string id, long version, string versionType, JsonObject document, CancellationToken ct) =>
        SendAsync([Line(id, version, versionType, json => document.WriteTo(json))], ct);

    private async Task SendAsync(IReadOnlyList<BulkLine> lines, CancellationToken ct)
    {
        var left = lines;
        await client.Patience.ExecuteAsync(
            async ct =>
            {
                left = await SendOnceAsync(left, ct);
                if (left.Count > 0) throw new HttpRequestException($"Elasticsearch is too busy for {left.Count} changes.");
            },
            ct);
    }

    /// <summary>Returns what the server is too busy for.</summary>
    private async Task<IReadOnlyList<BulkLine>> SendOnceAsync(IReadOnlyList<BulkLine> lines, CancellationToken ct)
    {
        var body = new byte[lines.Sum(line => line.Json.Length)];
        var end = 0;
        foreach (var line in lines)
        {
            line.Json.CopyTo(body.AsSpan(end));
            end += line.Json.Length;
        }

        var answer = await client.BulkAsync(alias, body, ct);
        if (!answer.GetProperty("errors").GetBoolean()) return [];

        var busy = new List<BulkLine>();
        foreach (var (line, item) in lines.Zip(answer.GetProperty("items").EnumerateArray()))
        {
            var result = item.EnumerateObject().Single().Value;
            switch (result.GetProperty("status").GetInt32())
            {
                case < 300 or 409: // done, or the server has something newer
                case 404 when !result.TryGetProperty("error", out _): // what is to be removed is not there
                    break;
                case 429 or 503:
                    busy.Add(line);
                    break;
                default:
                    throw new ElasticsearchException("bulk", $"{line.Id}: {ElasticsearchException.Of(result.GetProperty("error")).Message}");
            }
        }

        return busy;
    }

    private static BulkLine LineOf(IndexChange change) => Line(
        change.Id.ToString(), change.Version, "external", change.Entry is { } entry ? json => IndexedDocument.Write(json, entry) : null);

    /// <param name="id">Of the document.</param>
    /// <param name="version">Of the document.</param>
    /// <param name="versionType">What is done about a document that has it already.</param>
    /// <param name="write">Null: it is removed.</param>
    private static BulkLine Line(string id, long version, string versionType, Action<Utf8JsonWriter>? write)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines, new() { Encoder = ElasticsearchJson.Written.Encoder });
        var action = new JsonObject { ["_id"] = id, ["version"] = version, ["version_type"] = versionType };
        Dsl.Of(write is null ? "delete" : "index", action).WriteTo(json);
        json.Flush();
        lines.Write("\n"u8);
        if (write is not null)
        {
            json.Reset();
            write(json);
            json.Flush();
            lines.Write("\n"u8);
        }

        return new(id, lines.WrittenMemory.ToArray());
    }

    private sealed record BulkLine(string Id, byte[] Json);
}

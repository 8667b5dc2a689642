using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks.Knowledge;

/// <summary>
/// Whether what rests on a document ends with it, wherever it is told: readers look at every place at full speed while the document is
/// repealed, and note when each was last seen there as alive without the stale mark.
/// </summary>
internal sealed class EndingADocument(Platform platform, string question, IReadOnlySet<Guid> entries)
{
    /// <summary>How long after an ending was acknowledged something may still be seen (decision 2 of the design).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Seen> _places = new();
    private string _cursor = "";
    private readonly HashSet<Guid> _retired = [];

    /// <param name="Looks">How often it was looked there.</param>
    /// <param name="LastAlive">When it was last seen alive, by a look that began then.</param>
    /// <param name="AllEnded">When all was ended there.</param>
    internal sealed record Seen(int Looks, long? LastAlive, long? AllEnded);

    /// <summary>Looks until all is ended everywhere, or for as long as patience lasts.</summary>
    /// <param name="repeal">Ends the document; returns when that is acknowledged.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Each place, with seconds after the acknowledgement; null: never seen, or never ended.</returns>
    public async Task<IReadOnlyList<(string Place, int Looks, double? LastAlive, double? AllEnded)>> WatchAsync(Func<Task> repeal, CancellationToken ct)
    {
        await ReadChangesAsync(ct); // up to now
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task[] readers =
        [
            LookAsync("search", AliveInSearchAsync, over.Token), LookAsync("knowledge API", AliveInKnowledgeAsync, over.Token), LookAsync("portal, the answers' pages", AliveOnPageAsync, over.Token),
            LookAsync("changes feed", async token => await ReadChangesAsync(token) < entries.Count, over.Token),
        ];
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        await repeal();
        var acknowledged = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(acknowledged) < _patience && (Stopwatch.GetElapsedTime(acknowledged) < 2 * Grace || _places.Values.Any(seen => seen.AllEnded is null))) await Task.Delay(100, ct);
        await over.CancelAsync();
        await Task.WhenAll(readers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return [.. _places.OrderBy(place => place.Key, StringComparer.Ordinal).Select(place => (place.Key, place.Value.Looks, Since(place.Value.LastAlive), Since(place.Value.AllEnded)))];

        double? Since(long? instant) => instant is { } at ? Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, at).TotalSeconds) : null;
    }

    private async Task LookAsync(string place, Func<CancellationToken, Task<bool>> isAlive, CancellationToken over)
    {
        var seen = new Seen(0, null, null);
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            var alive = await isAlive(over);
            seen = new(seen.Looks + 1, alive ? began : seen.LastAlive, alive ? null : seen.AllEnded ?? Stopwatch.GetTimestamp());
            _places[place] = seen;
        }
    }

    private async Task<bool> AliveInSearchAsync(CancellationToken ct)
    {
        var found = await ReadAsync($"api/search?type=answer&size=100&q={Uri.EscapeDataString(question)}", ct);
        return found.GetProperty("hits").EnumerateArray().Any(hit => IsOurs(hit) && !hit.GetProperty("stale").GetBoolean());
    }

    /// <summary>No mark helps here: an agent is told nothing that does not hold.</summary>
    private async Task<bool> AliveInKnowledgeAsync(CancellationToken ct)
    {
        using var answer = await platform.Portal.GetAsync(new Uri($"api/knowledge?q={Uri.EscapeDataString(question)}", UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("entries").EnumerateArray().Any(IsOurs);
    }

    private async Task<bool> AliveOnPageAsync(CancellationToken ct)
    {
        foreach (var entry in entries.Where((_, place) => place % Math.Max(1, entries.Count / 5) == 0))
        {
            using var answer = await platform.Portal.GetAsync(new Uri($"answers/{entry}", UriKind.Relative), ct);
            if (answer.StatusCode == HttpStatusCode.Gone) continue;
            answer.EnsureSuccessStatusCode();
            var page = await answer.Content.ReadAsStringAsync(ct);
            if (!page.Contains("class=\"banner repealed\"", StringComparison.Ordinal) && !page.Contains("class=\"stale", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>How many of ours the feed has retired.</summary>
    private async Task<int> ReadChangesAsync(CancellationToken ct)
    {
        while (true)
        {
            var page = await ReadAsync(string.Create(CultureInfo.InvariantCulture, $"api/knowledge/changes?size=500{(_cursor.Length > 0 ? "&after=" + _cursor : "")}"), ct);
            _cursor = page.GetProperty("cursor").GetString()!;
            var changes = page.GetProperty("changes").EnumerateArray().ToList();
            foreach (var change in changes.Where(IsOurs).Where(change => change.GetProperty("state").GetString() == "retired")) _retired.Add(change.GetProperty("id").GetGuid());
            if (changes.Count == 0) return _retired.Count;
        }
    }

    private bool IsOurs(JsonElement one) => entries.Contains(one.GetProperty("id").GetGuid());

    private Task<JsonElement> ReadAsync(string address, CancellationToken ct) => platform.Portal.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), ct);
}

using System.Diagnostics;
using GovOpen.Testing;

namespace GovOpen.EndToEnd.Tests;

[Collection("platform")]
public sealed class An_import(Platform platform)
{
    [Fact]
    public async Task accounts_for_every_line_and_is_found_within_ten_seconds()
    {
        var lines = Documents.Lines("甲", 500);
        lines.InsertRange(100, ["[]", "null", "{\"id\":\"bad\"", "{\"id\":\"bad:1\",\"title\":\"没有正文\",\"kind\":\"rule\"}"]);
        var import = await platform.ImportAsync(await platform.ImporterTokenAsync(), lines);
        Assert.Equal((500, 0, 0, 4), (import.Accepted, import.Updated, import.Unchanged, import.Refused));

        await Eventually.BecomesAsync(() => platform.SearchAsync("validity=all&q=" + Uri.EscapeDataString("川例甲发〔2024〕500号")), answer => answer.Hits.Any(hit => hit.SourceId == "甲:500"), TimeSpan.FromSeconds(10));
        foreach (var n in new[] { 1, 57, 250, 333, 500 })
        {
            var title = Documents.Title("甲", n);
            await Eventually.BecomesAsync(() => platform.SearchAsync("validity=all&q=" + Uri.EscapeDataString(title)), answer => answer.Hits.Count > 0 && answer.Hits[0].Title == title, TimeSpan.FromSeconds(10), title);
        }
    }

    [Fact]
    public async Task is_one_trace_from_the_request_to_the_index()
    {
        // The request at the gateway and at the service, the relay, the message as it is received, the projection, the index.
        string[] steps =
        [
            "govopen-office: POST /api/documents/import", "govopen-publishing: POST /api/documents/import",
            "govopen-publishing: relay DocumentPublished", "receive", "govopen-search: project", "govopen-search: index",
        ];
        await platform.ImportAsync(await platform.ImporterTokenAsync(), Documents.Lines("痕", 1));

        await Eventually.BecomesAsync(
            () => Task.FromResult(platform.Traces.Spans.GroupBy(span => span.TraceId)
                .Select(trace => trace.Select(span => $"{span.Service}: {span.Name}").Distinct().ToList())
                .Where(names => names.Contains(steps[0]))
                .Select(names => steps.Where(step => !names.Exists(name => name.Contains(step, StringComparison.Ordinal))).ToList())
                .MinBy(missing => missing.Count) ?? [.. steps]),
            missing => missing.Count == 0, TimeSpan.FromSeconds(20), "what is missing in the fullest trace");
        await Eventually.BecomesAsync(() => Task.FromResult(platform.Traces.MetricsSeen), seen => seen, what: "metrics");
    }

    [Fact]
    public async Task and_a_search_leave_no_words_in_the_traces()
    {
        const string Secret = "不应出现在跟踪里的词";
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await platform.VisitAsync("api/search?q=" + Uri.EscapeDataString(Secret), $"00-{Trace}-00f067aa0ba902b7-01");
        await platform.VisitAsync("search?q=" + Uri.EscapeDataString(Secret), $"00-{Trace}-00f067aa0ba902b8-01");

        var spans = await Eventually.BecomesAsync(
            () => Task.FromResult(platform.Traces.Spans.Where(span => span.TraceId == Trace).ToList()),
            spans => spans.Count(span => span is { Service: "govopen-search", Name: "GET /api/search" }) == 2 && spans.Count(span => span.Service == "govopen-portal" && span.Name.StartsWith("GET /", StringComparison.Ordinal)) == 2,
            what: "the spans of the searches");
        Assert.DoesNotContain(spans, span => Says(span, Secret));
        Assert.DoesNotContain(platform.Traces.Spans, span => Says(span, Secret));

        static bool Says(Span span, string word) =>
            (span.Name + span.Text).Contains(word, StringComparison.Ordinal) || (span.Name + span.Text).Contains(Uri.EscapeDataString(word), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("publishing")]
    [InlineData("rabbitmq")]
    [InlineData("postgres")]
    public async Task survives_that_a_part_is_killed(string component)
    {
        await platform.IsHealthyAsync();
        var series = "杀" + component;
        var lines = Documents.Lines(series, 1_000, characters: 3_000);
        var pid = await platform.PidAsync(component);
        var importing = platform.ImportUntilAnsweredAsync(lines);
        await Eventually.BecomesAsync(() => platform.SearchAsync("validity=all&size=1&q=" + Uri.EscapeDataString(Documents.Number(series, 1))), answer => answer.Hits.Any(hit => hit.SourceId == series + ":1"), what: "the first document");
        await Platform.SignalAsync(pid, "KILL");

        var import = await importing;
        Assert.Equal((1_000, 0), (import.Accepted + import.Unchanged, import.Refused));
        await platform.IsHealthyAsync();

        // The index holds exactly what was published, once each, and says that it is current.
        var expected = lines.Select((_, i) => $"{series}:{i + 1}").ToHashSet();
        await Eventually.BecomesAsync(
            async () => (await platform.AllFoundAsync()).Where(id => id.StartsWith(series + ":", StringComparison.Ordinal)).ToHashSet(),
            found => found.SetEquals(expected), TimeSpan.FromSeconds(60), $"what is found after {component} was killed");
        await Eventually.BecomesAsync(() => platform.SearchAsync("size=1"), answer => !answer.Stale, TimeSpan.FromSeconds(60), "the search");
        Assert.Equal((await platform.AllFoundAsync()).Count, (await platform.SearchAsync("validity=all&size=1")).Total);
    }

    [Fact]
    public async Task while_the_broker_hangs_is_marked_as_stale_and_the_basis_check_is_right()
    {
        await platform.IsHealthyAsync();
        var line = Documents.Lines("停", 1)[0];
        await platform.ImportAsync(await platform.ImporterTokenAsync(), [line]);
        await Eventually.BecomesAsync(() => platform.BasisCheckAsync(Documents.Number("停", 1)), check => check["usable"]!.GetValue<bool>());

        var broker = await platform.PidAsync("rabbitmq");
        await Platform.SignalAsync(broker, "STOP");
        try
        {
            await platform.ImportAsync(await platform.ImporterTokenAsync(), [line.Replace("\"effectiveOn\"", "\"repealedOn\":\"2024-06-01\",\"effectiveOn\"", StringComparison.Ordinal)]);
            Assert.Equal("repealed", (await platform.BasisCheckAsync(Documents.Number("停", 1)))["validity"]!.GetValue<string>());
            var waited = Stopwatch.StartNew();
            await Eventually.BecomesAsync(() => platform.SearchAsync("q=" + Uri.EscapeDataString(Documents.Number("停", 1))), answer => answer.Stale, TimeSpan.FromSeconds(10), "the search");
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(8), $"stale after {waited.Elapsed}");
        }
        finally
        {
            await Platform.SignalAsync(broker, "CONT");
        }

        await Eventually.BecomesAsync(() => platform.SearchAsync("q=" + Uri.EscapeDataString(Documents.Number("停", 1))), answer => !answer.Stale && answer.Hits.All(hit => hit.SourceId != "停:1"), TimeSpan.FromSeconds(90), "the search");
    }
}

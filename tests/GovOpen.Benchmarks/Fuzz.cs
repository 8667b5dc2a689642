using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Questions;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;
using GovOpen.Search.Questions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.AspNetCore.Http;
using Spectre.Console;

namespace GovOpen.Benchmarks;

/// <summary>
/// <c>fuzz</c>: questions that nobody would ask, of all scripts, operators and lengths. In process none may throw; over HTTP none may be
/// answered by 5xx, whatever is refused by 400.
/// </summary>
internal static class Fuzz
{
    private const int Clients = 8;

    private static readonly DateOnly _today = new(2026, 7, 1);

    private static readonly string[] _signs =
    [
        " ", "　", "\t", "\n", "\0", "\u200b", "\ufeff", "\u202e", "\ud800", "\udc00", "\uffff", "AND", "OR", "NOT", "NEAR", "+", "-", "*", "?", "\"", "'", "(", ")", "[", "]", "{", "}", ":", "~", "^", "\\", "/",
        "<em>", "</script>", "${x}", "%00", "%", "&", "=", "#", ";", "--", "〔", "〕", "《", "》", "。", "，", "号", "令第", "第", "条", "年", "〇", "㈠", "⑩", "ﬁ", "ß", "İ", "ﷺ", "e\u0301", "あ", "カ", "ｱ", "한", "ا", "א", "ก", "А", "α", "𠮷", "🏛️",
        "中", "国", "补", "贴", "的", "關", "於", "戶", "川办发〔2023〕10号", "国务院令第406号", "2023", "3.14", "１２", "abc", "dibao",
    ];

    public static Command Create()
    {
        var count = CommandLine.Number("--count", "How many questions.", 1_000_000);
        var portal = PlatformOptions.Address("--portal", "");
        portal.Description = "Ask this portal over HTTP instead of an engine in this process.";
        portal.DefaultValueFactory = _ => null!;
        var seed = CommandLine.Seed();
        var json = CommandLine.Json();
        var verb = new Command("fuzz", "Asks what nobody would ask.") { count, portal, seed, json };
        verb.SetAction(async (asked, ct) =>
        {
            var report = new Report(CommandLine.Called(asked));
            var random = new Random((int)asked.GetValue(seed));
            var isSound = asked.GetValue(portal) is { } address
                ? await AskPortalAsync(address, asked.GetValue(count), random, report, ct)
                : await AskEngineAsync(asked.GetValue(count), asked.GetValue(seed), random, report, ct);
            await report.WriteAsync(asked.GetValue(json), ct);
            return isSound ? 0 : 1;
        });
        return verb;
    }

    private static async Task<bool> AskEngineAsync(int count, ulong seed, Random random, Report report, CancellationToken ct)
    {
        const int Documents = 2_000;
        DocumentGenerator.EnsureFingerprint();
        var engine = new EmbeddedEngine("fuzz");
        var ids = new Randomness(seed);
        await engine.ApplyAsync([.. new DocumentGenerator(seed).Generate(Documents).Select(document => IndexEntries.Of(document, ids.Id())).Select((entry, i) => new IndexChange(entry.Id, entry, i + 1))], Documents, ct);
        await engine.Merging;

        var (answered, refused, failed) = (0, 0, 0);
        var started = Stopwatch.GetTimestamp();
        await Report.Screen.Progress().StartAsync(async shown =>
        {
            var task = shown.AddTask("questions", maxValue: count);
            for (var i = 0; i < count; i++)
            {
                var asked = Parameters(random);
                try
                {
                    if (await AnswerAsync(engine, asked, ct)) answered++;
                    else refused++;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    if (++failed <= 10) await Console.Error.WriteLineAsync($"{asked}: {e}");
                }

                task.Increment(1);
            }
        });

        var table = new ReportTable("Fuzzed in process", new("questions"), new("answered"), new("refused"), new("exceptions"), new("seconds", "0"));
        table.Add(count, answered, refused, failed, Stopwatch.GetElapsedTime(started).TotalSeconds);
        report.Show(table, $"{Documents} generated documents, seed {seed}");
        return failed == 0;
    }

    /// <summary>All that the search service does with a question, but for the JSON of the answer.</summary>
    private static async Task<bool> AnswerAsync(EmbeddedEngine engine, string asked, CancellationToken ct)
    {
        var parameters = new QueryCollection(QueryHelpers.ParseQuery(asked));
        var (query, _) = SearchParameters.Parse(parameters, _today);
        if (query is null) return false;

        query = query with { Expansion = Thesaurus.Built.Expand(query.Text) };
        var answer = await engine.SearchAsync(query, ct);
        var terms = QueryTokens.Of(query.Text, query.Expansion);
        foreach (var hit in answer.Hits) Highlighter.Of(terms, hit.Entry.Title, hit.BestPassage);
        await engine.CompleteAsync(query, ct);
        await Correction.OfAsync(query.Text, engine.FrequenciesAsync, ct);
        return true;
    }

    private static async Task<bool> AskPortalAsync(Uri portal, int count, Random random, Report report, CancellationToken ct)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = portal };
        var questions = Enumerable.Range(0, count).Select(_ => (random.Next(6) == 0 ? "api/suggest?" : "api/search?") + Parameters(random)).ToArray();
        var times = new double[count];
        var statuses = new int[600];
        await Report.Screen.Progress().StartAsync(async shown =>
        {
            var task = shown.AddTask("questions", maxValue: count);
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = ct }, async (i, stop) =>
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(questions[i], UriKind.Relative), stop);
                await answer.Content.ReadAsByteArrayAsync(stop);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                Interlocked.Increment(ref statuses[(int)answer.StatusCode]);
                if ((int)answer.StatusCode >= 500) await Console.Error.WriteLineAsync($"{answer.StatusCode}: {questions[i]}");
                task.Increment(1);
            });
        });

        if (statuses[429] > 0) await Console.Error.WriteLineAsync(Platform.RateLimitAdvice);
        Array.Sort(times);
        var table = new ReportTable("Fuzzed over HTTP", new("questions"), new("200"), new("400"), new("429"), new("others below 500"), new("5xx"), new("p50 ms", "0.0"), new("p99 ms", "0.0"), new("p99.9 ms", "0.0"), new("max ms", "0.0"));
        table.Add(
            count, statuses[200], statuses[400], statuses[429], statuses[..500].Sum() - statuses[200] - statuses[400] - statuses[429], statuses[500..].Sum(),
            times[count / 2], times[(int)(count * 0.99)], times[(int)(count * 0.999)], times[^1]);
        report.Show(table, $"{portal}, {Clients} clients");
        return statuses[500..].Sum() == 0;
    }

    private static string Parameters(Random random)
    {
        var parameters = new StringBuilder("q=").Append(Escaped(Text(random)));
        if (random.Next(4) == 0) parameters.Append("&validity=all");
        if (random.Next(4) == 0) parameters.Append(CultureInfo.InvariantCulture, $"&asOf={_today.AddDays(random.Next(-20_000, 20_000)):yyyy-MM-dd}");
        if (random.Next(4) == 0) parameters.Append(CultureInfo.InvariantCulture, $"&page={random.Next(1, 400)}&size={random.Next(1, 110)}");
        if (random.Next(8) == 0) parameters.Append("&explain=true");
        if (random.Next(8) == 0) parameters.Append("&sort=").Append(random.Next(2) == 0 ? "date" : Escaped(Text(random)));
        if (random.Next(8) == 0) parameters.Append('&').Append(((string[])["issuer", "theme", "tag", "division", "kind", "type", "from", "to", "asOf", "page", "x"])[random.Next(11)]).Append('=').Append(Escaped(Text(random)));
        return parameters.ToString();
    }

    private static string Text(Random random)
    {
        var length = random.Next(20) == 0 ? random.Next(700) : random.Next(12);
        var text = new StringBuilder();
        while (text.Length < length) text.Append(random.Next(3) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : _signs[random.Next(_signs.Length)]);
        return text.ToString();
    }

    /// <summary>By bytes, so that half a surrogate pair arrives as what is no UTF-8.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text)
        {
            if (char.IsSurrogate(sign)) escaped.Append(CultureInfo.InvariantCulture, $"%{0xE0 | (sign >> 12):X2}%{0x80 | ((sign >> 6) & 0x3F):X2}%{0x80 | (sign & 0x3F):X2}");
            else escaped.Append(Uri.EscapeDataString(sign.ToString()));
        }

        return escaped.ToString();
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Indexing;

namespace GovOpen.Benchmarks.Oracle;

/// <summary>
/// An engine in a process of its own, so that it can be killed; <see cref="CheckAgainstOracle"/> starts it. It begins by saying through
/// what position its snapshot goes, then answers each line by one: <c>A position changes…</c> applies (<c>7:31</c> is entry 7 made with
/// seed 31, <c>7</c> its removal), <c>S</c> begins to save, <c>Q seed</c> asks a question.
/// </summary>
internal static class OracleEngine
{
    public const string Name = "oracle-engine";

    public static Command Create()
    {
        var snapshot = new Argument<string>("snapshot");
        var verb = new Command(Name, "The process that oracle kills.") { snapshot };
        verb.Hidden = true;
        verb.SetAction((asked, ct) => RunAsync(asked.GetRequiredValue(snapshot), ct));
        return verb;
    }

    private static async Task<int> RunAsync(string snapshot, CancellationToken ct)
    {
        var policy = new MergePolicy(Floor: 16, Fan: 3, Ceiling: 1_000_000);
        var engine = EmbeddedEngine.Load(snapshot, out _, policy) ?? new EmbeddedEngine(Name, policy);
        var saving = Task.CompletedTask;
        await Console.Out.WriteLineAsync(engine.AppliedThrough.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync(ct) is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "A":
                    await engine.ApplyAsync([.. words[2..].Select(Change)], long.Parse(words[1], CultureInfo.InvariantCulture), ct);
                    await Console.Out.WriteLineAsync("applied");
                    break;
                case "S":
                    await saving;
                    saving = engine.SaveAsync(snapshot, ct);
                    await Console.Out.WriteLineAsync("saving");
                    break;
                default:
                    await Console.Out.WriteLineAsync(TextOf(await engine.SearchAsync(QueryOf(int.Parse(words[1], CultureInfo.InvariantCulture)), ct)));
                    break;
            }
        }

        await saving;
        return 0;
    }

    public static IndexedEntry EntryOf(int number, int seed) => new RandomCorpus(seed).Entry(number);

    public static SearchQuery QueryOf(int seed) => new RandomCorpus(seed).Query();

    public static string TextOf(SearchAnswer answer) => JsonSerializer.Serialize(answer);

    private static IndexChange Change(string written)
    {
        var (number, seed) = written.Split(':') is [var left, var right] ? (left, int.Parse(right, CultureInfo.InvariantCulture)) : (written, -1);
        var entry = EntryOf(int.Parse(number, CultureInfo.InvariantCulture), Math.Max(0, seed));
        return new(entry.Id, seed < 0 ? null : entry, Version: 1);
    }
}

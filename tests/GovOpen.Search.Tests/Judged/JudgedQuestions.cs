using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;
using GovOpen.Search.Questions;
using GovOpen.Search.Tests.Indexing;
using GovOpen.Testing;

namespace GovOpen.Search.Tests.Judged;

/// <summary>
/// Questions as citizens ask them, numbers and titles among them, over the documents of the sample: <c>questions.tsv</c>, a line each with
/// its part (<c>tune</c> may be looked at, <c>test</c> not), the question, and the documents that answer it with their grades, 1 (touches on
/// it) to 3 (answers it); all others have 0.
/// </summary>
internal sealed class JudgedQuestions
{
    private static readonly DateOnly _day = new(2026, 11, 26);

    private readonly ISearchEngine _engine;

    private JudgedQuestions(ISearchEngine engine) => _engine = engine;

    /// <param name="engine">An empty one.</param>
    public static async Task<JudgedQuestions> LoadAsync(ISearchEngine engine)
    {
        var judged = new JudgedQuestions(engine);
        await judged._engine.Apply([.. Entries()]);
        return judged;
    }

    /// <summary>The measures of every question of a part, as the search service would answer it.</summary>
    public async Task<IReadOnlyList<Measures>> MeasureAsync(string part)
    {
        var measured = new List<Measures>();
        foreach (var line in File.ReadLines(Beside("questions.tsv")).Select(line => line.Split('\t')).Where(line => line[0] == part))
        {
            var grades = line[2].Split(' ').Select(judgement => judgement.Split('=')).ToDictionary(judgement => "sample:" + judgement[0], judgement => int.Parse(judgement[1], CultureInfo.InvariantCulture));
            var answer = await _engine.Search(new() { Text = line[1], Expansion = Thesaurus.Built.Expand(line[1]), AsOf = _day, Take = 10 });
            measured.Add(Measures.Of(line[1], grades, [.. answer.Hits.Select(hit => hit.Entry.SourceId)]));
        }

        return measured;
    }

    private static IEnumerable<IndexedEntry> Entries()
    {
        var documents = File.ReadLines(Path.Combine(Repository.Root, "deploy/sample/documents.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var citations = documents.SelectMany(document => Citations.In(Text(document, "text")!).Concat(Citations.In(Text(document, "title")!)).Distinct()).CountBy(name => name).ToDictionary();
        foreach (var (i, document) in documents.Index())
        {
            var (title, passages) = (Text(document, "title")!, Passages.Of(Text(document, "text")!));
            yield return new()
            {
                Id = new(i + 1, 0, 0, new byte[8]),
                SourceId = Text(document, "id")!,
                Type = EntryType.Document,
                Kind = DocumentKind.NormativeDocument,
                Title = title,
                Number = Text(document, "docNumber"),
                NumberKey = Text(document, "docNumber") is { } number ? DocumentNumber.KeyOf(number) : null,
                // Whether a document is in force is tested elsewhere: here each is that has not been ended by another.
                Validity = new()
                {
                    PublishedOn = Day(document, "publishedOn"),
                    EffectiveOn = Day(document, "effectiveOn") ?? Day(document, "publishedOn"),
                    RepealedOn = Day(document, "repealedOn"),
                    EndedOnUnknownDay = Text(document, "status") is "repealed" or "amended" ? UndatedEnding.Repealed : null,
                },
                Prior = Prior.Of(passages.Count, citations.GetValueOrDefault(Citations.NameOf(title))),
                Passages = passages,
            };
        }
    }

    private static string? Text(JsonElement document, string name) => document.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly? Day(JsonElement document, string name) => Text(document, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string Beside(string name, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, name);
}

/// <param name="Question">What was asked.</param>
/// <param name="Ndcg">nDCG of the first 10, a grade g counting 2^g − 1.</param>
/// <param name="Recall">Which share of the documents of grades 2 and 3 is among the first 3.</param>
internal sealed record Measures(string Question, double Ndcg, double Recall)
{
    public static Measures Of(string question, Dictionary<string, int> grades, IReadOnlyList<string> found)
    {
        var ideal = Gain(grades.Values.OrderDescending().Take(10));
        var good = grades.Where(judged => judged.Value >= 2).Select(judged => judged.Key).ToHashSet();
        return new(question, Gain(found.Select(id => grades.GetValueOrDefault(id))) / ideal, (double)found.Take(3).Count(good.Contains) / Math.Min(3, good.Count));
    }

    private static double Gain(IEnumerable<int> grades) => grades.Select((grade, place) => ((1 << grade) - 1) / Math.Log2(place + 2)).Sum();
}

using System.Globalization;
using System.Text.Json.Nodes;
using GovOpen.Benchmarks.Documents;
using GovOpen.Benchmarks.Faults;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Contracts;
using Spectre.Console;

namespace GovOpen.Benchmarks.Knowledge;

/// <summary>An entry to be written: a question that a clause answers.</summary>
/// <param name="SourceId">Of the document in its register.</param>
internal sealed record NewEntry(string SourceId, string Question, string Answer, string Clause, string Quote);

/// <summary>Publishes entries of the Q&amp;A base by the staff API, as editors and reviewers do.</summary>
internal sealed class WritingEntries(Staff staff, int atOnce)
{
    private const int LongestAnswer = 400;
    private const int LongestQuote = 60;

    private static readonly string[] _patterns = ["{0}是怎么规定的？", "{0}有什么要求？", "办理时{0}要注意什么？", "{0}管不管我家的情况？", "听说{0}改了，现在怎么办？"];

    /// <summary>One entry for each clause of documents that are in force, as many as asked for.</summary>
    public static IEnumerable<NewEntry> Of(IEnumerable<GeneratedDocument> documents) =>
        from document in documents
        where document.Validity.On(ShanghaiDay.Today(TimeProvider.System)).IsInForce() && document.Validity.LastDay() is null
        from clause in Articles.Split(document.Text).Where(clause => clause.Label.StartsWith('第')).Select((article, place) => (article, place))
        let quote = clause.article.Text.Split('\n')[0]
        where quote.Length >= 10
        let about = $"{document.Tags[clause.place % document.Tags.Count]}（{quote[..10]}）"
        select new NewEntry(
            document.Id, string.Format(CultureInfo.InvariantCulture, _patterns[clause.place % _patterns.Length], about), Shortened(clause.article.Text, LongestAnswer), clause.article.Label, Shortened(quote, LongestQuote));

    /// <summary>The ids of the entries, in their order.</summary>
    /// <param name="entries">What they say.</param>
    /// <param name="ids">Our ids of the documents by those of the register.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Guid[]> PublishAsync(IReadOnlyList<NewEntry> entries, IReadOnlyDictionary<string, Guid> ids, CancellationToken ct)
    {
        var published = new Guid[entries.Count];
        await Report.Screen.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Entries of the Q&A base", maxValue: entries.Count);
            await Parallel.ForEachAsync(Enumerable.Range(0, entries.Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct }, async (place, token) =>
            {
                published[place] = await PublishAsync(entries[place], ids[entries[place].SourceId], token);
                task.Increment(1);
            });
        });
        return published;
    }

    private async Task<Guid> PublishAsync(NewEntry entry, Guid document, CancellationToken ct)
    {
        var written = await staff.AskAsync(HttpMethod.Post, "Editor", "api/qa", new()
        {
            ["content"] = new JsonObject
            {
                ["question"] = entry.Question, ["answer"] = entry.Answer, ["kind"] = "keyPoint",
                ["basis"] = new JsonArray(new JsonObject { ["documentId"] = document, ["clause"] = entry.Clause, ["quote"] = entry.Quote }),
            },
        }, ct);
        var address = $"api/qa/{written["id"]}";
        foreach (var (verb, role) in ((string, string)[])[("submit", "Editor"), ("approve", "Reviewer")]) await staff.AskAsync(HttpMethod.Post, role, $"{address}/{verb}", new() { ["revision"] = 1 }, ct);
        return (Guid)written["id"]!;
    }

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}

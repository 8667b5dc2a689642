using System.Text.Json;
using GovOpen.Testing;

namespace GovOpen.Interpretation.Tests.CopyChecks;

/// <summary>
/// Texts beside documents of the sample, each with whether it is a copy: <c>labelled.jsonl</c>. Written before the rule. Those that are none
/// were written by hand for readers, also with a clause quoted, cut into questions and answers, or about a similar document. Copies were
/// made of the documents' sentences (left out, put elsewhere, words exchanged or put in, framed by phrases), 34 shortened by hand.
/// All texts about one document are in one part: <c>tune</c>, by which the limits were set, or <c>test</c>.
/// </summary>
internal sealed record LabelledPair(string Document, string Part, bool Copied, string How, string Text)
{
    public static IReadOnlyList<LabelledPair> Of(string part) => [.. Read<LabelledPair>("tests/GovOpen.Interpretation.Tests/CopyChecks/labelled.jsonl").Where(pair => pair.Part == part)];

    public static IReadOnlyDictionary<string, string> Documents() => Read<SampleDocument>("deploy/sample/documents.jsonl").ToDictionary(document => document.Id, document => document.Text);

    private static IEnumerable<T> Read<T>(string file) => File.ReadLines(Path.Combine(Repository.Root, file)).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!);

    private sealed record SampleDocument(string Id, string Text);
}

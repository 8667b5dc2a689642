using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace GovOpen.Benchmarks.Faults;

/// <summary>
/// Writes documents with their interpretations, has both approved and signed, and releases them, one after the other. Whatever fails
/// meanwhile is tried again from where it stands: an answer that was lost may have been one of success.
/// </summary>
internal sealed class ReleasingPackages(Staff staff, string word)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private static readonly string[] _aspects = ["background", "goals", "mainContent", "scope", "keyTerms"];

    private readonly ConcurrentBag<Guid> _released = [];
    private readonly ConcurrentDictionary<string, int> _failures = new();

    /// <summary>The documents whose release was acknowledged, or found to have happened.</summary>
    public IReadOnlyCollection<Guid> Released => _released;

    /// <summary>What was answered while something was down.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    public async Task GoUntilAsync(CancellationToken over)
    {
        try
        {
            var register = await UntilDoneAsync(() => staff.AskAsync(HttpMethod.Post, "Publisher", "api/registers", new() { ["organ"] = Organ, ["lastUsed"] = 0 }, over), over);
            for (var number = 1; !over.IsCancellationRequested; number++) await ReleaseAsync(number, (string)register["id"]!, over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // What is under way stays unreleased.
        }
    }

    private async Task ReleaseAsync(int number, string register, CancellationToken over)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{word}第{number}号办法");
        var draft = await UntilDoneAsync(() => staff.AskAsync(HttpMethod.Post, "Editor", "api/drafts", new() { ["content"] = Content(title) }, over), over);
        var address = $"api/drafts/{draft["id"]}";
        while ((string)draft["state"]! != "released")
        {
            try
            {
                draft = (await staff.AskAsync(HttpMethod.Get, "Publisher", address, null, over))["draft"]!.AsObject();
                if ((string)draft["state"]! == "released") break;
                if ((string)draft["state"]! == "signing") await HasInterpretationAsync((Guid)draft["documentId"]!, title, over);
                var (verb, role, body) = NextOf((string)draft["state"]!, register);
                body["revision"] = (int)draft["revision"]!;
                draft = await staff.AskAsync(HttpMethod.Post, role, $"{address}/{verb}", body, over);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !over.IsCancellationRequested)
            {
                Note(e);
                await Task.Delay(_pause, over);
            }
        }

        _released.Add((Guid)draft["documentId"]!);
    }

    /// <summary>One more step of the interpretation of a document, unless it is approved.</summary>
    private async Task HasInterpretationAsync(Guid document, string title, CancellationToken over)
    {
        var known = (await staff.AskAsync(HttpMethod.Get, "Editor", $"api/interpretations?document={document}", null, over))["interpretations"]!.AsArray();
        if (known.Count == 0)
        {
            await staff.AskAsync(HttpMethod.Post, "Editor", "api/interpretations", new() { ["documentId"] = document, ["content"] = Explained(title) }, over);
            throw new HttpRequestException("The interpretation was begun.");
        }

        var interpretation = known[0]!;
        var (verb, role) = (string)interpretation["state"]! switch { "drafting" => ("submit", "Editor"), "inReview" => ("approve", "Reviewer"), _ => ("", "") };
        if (verb.Length == 0) return;
        await staff.AskAsync(HttpMethod.Post, role, $"api/interpretations/{interpretation["id"]}/{verb}", new() { ["revision"] = (int)interpretation["revision"]! }, over);
        throw new HttpRequestException("The interpretation went on.");
    }

    private static (string Verb, string Role, JsonObject Body) NextOf(string state, string register) => state switch
    {
        "drafting" => ("submit-urgently", "Editor", new() { ["reason"] = "测试突发情况下的发布。" }),
        "secrecyReview" => ("clear-secrecy", "SecrecyReviewer", new() { ["disclosure"] = "proactive" }),
        "firstReview" => ("pass-review", "Reviewer", []),
        "signing" => ("sign", "Principal", []),
        "numbering" => ("number", "Publisher", new() { ["register"] = register }),
        "ready" => ("release", "Publisher", []),
        _ => throw new InvalidDataException($"A draft is in {state}."),
    };

    private async Task<JsonObject> UntilDoneAsync(Func<Task<JsonObject>> step, CancellationToken over)
    {
        while (true)
        {
            try
            {
                return await step();
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !over.IsCancellationRequested)
            {
                Note(e);
                await Task.Delay(_pause, over);
            }
        }
    }

    private void Note(Exception e)
    {
        if (e is HttpRequestException { StatusCode: { } status }) _failures.AddOrUpdate($"answered {(int)status}", 1, (_, count) => count + 1);
        else if (e is TaskCanceledException) _failures.AddOrUpdate("no answer", 1, (_, count) => count + 1);
    }

    /// <summary>Of a register that no earlier run has opened: the word in characters.</summary>
    private string Organ => "川" + string.Concat(word.Select(letter => "甲乙丙丁戊己庚辛壬癸"[letter % 10])) + "发";

    private static JsonObject Content(string title) => new()
    {
        ["title"] = title, ["kind"] = "normativeDocument", ["form"] = "notice",
        ["text"] = $"第一条 为了检验{title}与解读同步公布，制定本办法。\n第二条 各单位应当照此执行。",
    };

    private static JsonObject Explained(string title) => new()
    {
        ["form"] = "text",
        ["title"] = title + "解读",
        ["sections"] = new JsonArray([.. _aspects.Select(aspect => new JsonObject { ["aspect"] = aspect, ["text"] = "一句话讲明白：大家一起看到，谁也不会先看到一半。" })]),
    };
}

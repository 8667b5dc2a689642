using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Guidance;

/// <summary>What people's words mean: the list, and the form that says it of one.</summary>
internal static class SetSynonyms
{
    private const int LongestSearch = 100;

    public static async Task<IResult> Show(string? q, string? word, StaffApi api, CancellationToken ct)
    {
        var form = new Form();
        if (string.IsNullOrWhiteSpace(word)) return await WithAsync(q, form, StatusCodes.Status200OK, api, ct);

        var known = await api.GetAsync<SynonymList>("publishing", Address(word), ct);
        var terms = known.Value?.Synonyms.FirstOrDefault(one => one.Word == word)?.Terms ?? [];
        return await WithAsync(q, form.With("word", word).With("terms", string.Join('\n', terms)), StatusCodes.Status200OK, api, ct);
    }

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("word");
        if (form.IsWrong) return await WithAsync(q: null, form, StatusCodes.Status400BadRequest, api, ct);

        var terms = Lines(form.Text("terms"));
        var answer = await api.PutAsync<Synonyms>("publishing", "api/synonyms", new { word = form["word"], terms }, ct);
        if (answer.Value is not null) return visit.GoTo(QueryHelpers.AddQueryString("/guidance", "q", form["word"]), done: "synonymsSet");
        return answer.IsRefusal ? await WithAsync(q: null, form.Refuse(answer.Problem, answer.Status, InForm), answer.Status, api, ct) : Page.Failed(answer);
    }

    public static async Task<IResult> Reset(Guid id, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.DeleteAsync<Nothing>("publishing", $"api/synonyms/{id}", ct);
        return answer.Value is not null ? visit.GoTo("/guidance", done: "synonymsReset") : Page.Failed(answer);
    }

    /// <summary>What was typed, line by line or apart by signs.</summary>
    private static string[] Lines(string text) => text.Split(['\n', ' ', '　', '、', '，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>terms[2] is the third of what was typed into one field.</summary>
    public static (string Field, int? Line) InForm(string field) =>
        field.IndexOf('[', StringComparison.Ordinal) is > 0 and var start && int.TryParse(field[(start + 1)..].TrimEnd(']'), out var index) ? (field[..start], index + 1) : (field, null);

    private static string Address(string? text) => string.IsNullOrWhiteSpace(text) ? "api/synonyms" : QueryHelpers.AddQueryString("api/synonyms", "q", text.Trim());

    private static async Task<IResult> WithAsync(string? q, Form form, int status, StaffApi api, CancellationToken ct)
    {
        if (q?.Length > LongestSearch) q = q[..LongestSearch];
        var answer = await api.GetAsync<SynonymList>("publishing", Address(q), ct);
        return answer.Value is { } list ? Page.Show<SynonymsPage>(new SynonymsModel(q ?? "", list, form), status) : Page.Failed(answer);
    }
}

/// <param name="Search">What was looked for.</param>
/// <param name="Found">What has it.</param>
/// <param name="Form">That says something of a word.</param>
public sealed record SynonymsModel(string Search, SynonymList Found, Form Form);

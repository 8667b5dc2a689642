using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.QaBase;

/// <summary>Writes an entry of the Q&amp;A base: the question, the answer, and the clauses on which it rests.</summary>
internal static class WriteEntry
{
    /// <summary>Rows for clauses; the service takes as many.</summary>
    public const int Rows = 5;

    /// <param name="document">On which it rests; null: it is typed.</param>
    /// <param name="question">That people ask; null: it is typed.</param>
    /// <param name="similar">Other ways to ask it, on lines of their own.</param>
    public static IResult Begin(Guid? document, string? question, string? similar) => Page.Show<EditEntryPage>(new EditEntryModel(
        null, new Form().With("kind", CamelCase.Of(QaKind.KeyPoint)).With(NameOf(0, "documentId"), document?.ToString()).With("question", question).With("similarQuestions", similar)));

    public static async Task<IResult> Create(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("question", "answer", "kind");
        var content = ContentOf(form);
        if (form.IsWrong) return Page.Show<EditEntryPage>(new EditEntryModel(null, form), StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<QaEntry>("interpretation", "api/qa", new { content }, ct);
        if (answer.Value is { } begun) return visit.GoTo($"/qa/{begun.Id}", done: "qaSaved");
        return answer.IsRefusal ? Page.Show<EditEntryPage>(new EditEntryModel(null, form.Refuse(answer.Problem, answer.Status, field => Place(form, field))), answer.Status) : Page.Failed(answer);
    }

    public static async Task<IResult> Edit(Guid id, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<QaEntry>("interpretation", $"api/qa/{id}", ct);
        return answer.Value is { } entry ? Page.Show<EditEntryPage>(new EditEntryModel(id, FormOf(entry))) : Page.Failed(answer);
    }

    public static async Task<IResult> Save(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("question", "answer", "kind");
        var revision = form.Revision();
        var content = ContentOf(form);
        if (form.IsWrong) return Page.Show<EditEntryPage>(new EditEntryModel(id, form), StatusCodes.Status400BadRequest);

        var answer = await api.PutAsync<QaEntry>("interpretation", $"api/qa/{id}", new { revision, content }, ct);
        if (answer.Value is not null) return visit.GoTo($"/qa/{id}", done: "qaSaved");
        return answer.IsRefusal ? Page.Show<EditEntryPage>(new EditEntryModel(id, form.Refuse(answer.Problem, answer.Status, field => Place(form, field))), answer.Status) : Page.Failed(answer);
    }

    public static string NameOf(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"basis[{row}].{field}");

    private static Form FormOf(QaEntry entry)
    {
        var content = entry.Content;
        var form = new Form().With("revision", entry.Revision.ToString(CultureInfo.InvariantCulture)).With("question", content.Question).With("answer", content.Answer).With("kind", CamelCase.Of(content.Kind))
            .With("similarQuestions", string.Join('\n', content.SimilarQuestions ?? [])).With("audience", content.Audience).With("category", content.Category)
            .With("validFrom", Day(content.ValidFrom)).With("validTo", Day(content.ValidTo));
        foreach (var (cited, row) in content.Basis.Select((cited, row) => (cited, row)))
        {
            form.With(NameOf(row, "documentId"), cited.DocumentId.ToString()).With(NameOf(row, "clause"), cited.Clause).With(NameOf(row, "quote"), cited.Quote);
        }

        return form;
    }

    private static object ContentOf(Form form)
    {
        var basis = new List<object>();
        foreach (var row in FilledRows(form))
        {
            if (!Guid.TryParse(form[NameOf(row, "documentId")], out var document)) form.Wrong(NameOf(row, "documentId"), "mistake.documentId");
            basis.Add(new { documentId = document, clause = form[NameOf(row, "clause")], quote = form.Text(NameOf(row, "quote")) });
        }

        if (basis.Count == 0) form.Wrong(NameOf(0, "documentId"), "mistake.missing");
        return new
        {
            question = form["question"],
            similarQuestions = form.Text("similarQuestions").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            answer = form.Text("answer"),
            basis,
            audience = form.Given("audience"),
            kind = form["kind"],
            category = form.Given("category"),
            validFrom = form.Day("validFrom"),
            validTo = form.Day("validTo"),
        };
    }

    private static IEnumerable<int> FilledRows(Form form) =>
        Enumerable.Range(0, Rows).Where(row => form.Given(NameOf(row, "documentId")) is not null || form.Given(NameOf(row, "clause")) is not null || form.Given(NameOf(row, "quote")) is not null);

    /// <summary>Where a field of the service stands in the form: rows that were left empty were not sent.</summary>
    private static (string Field, int? Line) Place(Form form, string field)
    {
        field = field.StartsWith("content.", StringComparison.Ordinal) ? field["content.".Length..] : field;
        if (field.StartsWith("similarQuestions[", StringComparison.Ordinal)) return ("similarQuestions", null);
        if (!field.StartsWith("basis[", StringComparison.Ordinal)) return (field, null);
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var row = int.TryParse(field["basis[".Length..end], out var index) ? FilledRows(form).ElementAtOrDefault(index) : 0;
        return (NameOf(row, field[(end + 2)..]), null);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Id">Of the entry; null: a new one.</param>
/// <param name="Form">As typed.</param>
public sealed record EditEntryModel(Guid? Id, Form Form);

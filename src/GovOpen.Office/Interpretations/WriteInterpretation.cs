using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Interpretations;

/// <summary>Writes an interpretation: one field for each point of the checklist, and one beside it to say why a document needs it not.</summary>
internal static class WriteInterpretation
{
    public static IResult Begin(Guid? document) =>
        document is { } id ? Page.Show<EditInterpretationPage>(new EditInterpretationModel(null, new Form().With("documentId", id.ToString()).With("form", CamelCase.Of(InterpretationForm.Text)))) : Page.Failed(StatusCodes.Status400BadRequest);

    public static async Task<IResult> Create(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("documentId", "title", "form");
        if (form.IsWrong) return Page.Show<EditInterpretationPage>(new EditInterpretationModel(null, form), StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<Interpretation>("interpretation", "api/interpretations", new { documentId = form["documentId"], content = ContentOf(form, media: null) }, ct);
        if (answer.Value is { } begun) return visit.GoTo($"/interpretations/{begun.Id}", done: "interpretationSaved");
        return answer.IsRefusal ? Page.Show<EditInterpretationPage>(new EditInterpretationModel(null, form.Refuse(answer.Problem, answer.Status, field => Place(form, field))), answer.Status) : Page.Failed(answer);
    }

    public static async Task<IResult> Edit(Guid id, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Interpretation>("interpretation", $"api/interpretations/{id}", ct);
        return answer.Value is { } interpretation ? Page.Show<EditInterpretationPage>(new EditInterpretationModel(id, FormOf(interpretation))) : Page.Failed(answer);
    }

    public static async Task<IResult> Save(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("title", "form");
        var revision = form.Revision();
        if (form.IsWrong) return Page.Show<EditInterpretationPage>(new EditInterpretationModel(id, form), StatusCodes.Status400BadRequest);

        // Files are added and taken away on the page of the interpretation; what is written here leaves them as they are.
        var current = await api.GetAsync<Interpretation>("interpretation", $"api/interpretations/{id}", ct);
        if (current.Value is null) return Page.Failed(current);
        var answer = await api.PutAsync<Interpretation>("interpretation", $"api/interpretations/{id}", new { revision, content = ContentOf(form, current.Value.Content.Media) }, ct);
        if (answer.Value is not null) return visit.GoTo($"/interpretations/{id}", done: "interpretationSaved");
        return answer.IsRefusal ? Page.Show<EditInterpretationPage>(new EditInterpretationModel(id, form.Refuse(answer.Problem, answer.Status, field => Place(form, field))), answer.Status) : Page.Failed(answer);
    }

    /// <summary>The field of a point's text, or of why there is none.</summary>
    public static string NameOf(InterpretationAspect aspect, bool notNeeded = false) => (notNeeded ? "notNeeded." : "text.") + CamelCase.Of(aspect);

    private static Form FormOf(Interpretation interpretation)
    {
        var form = new Form().With("revision", interpretation.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)).With("title", interpretation.Content.Title)
            .With("form", CamelCase.Of(interpretation.Content.Form)).With("interpreter", interpretation.Content.Interpreter);
        foreach (var sections in interpretation.Content.Sections.GroupBy(section => section.Aspect))
        {
            form.With(NameOf(sections.Key), string.Join('\n', sections.Select(section => section.Text).OfType<string>()));
            form.With(NameOf(sections.Key, notNeeded: true), sections.Select(section => section.NotNeeded).OfType<string>().FirstOrDefault());
        }

        return form;
    }

    private static object ContentOf(Form form, IReadOnlyList<UsedMedia>? media) => new
    {
        form = form["form"],
        title = form["title"],
        interpreter = form.Given("interpreter"),
        media,
        sections = AspectsIn(form).Select(aspect => new
        {
            aspect = CamelCase.Of(aspect),
            text = string.IsNullOrWhiteSpace(form.Text(NameOf(aspect))) ? null : form.Text(NameOf(aspect)),
            notNeeded = form.Given(NameOf(aspect, notNeeded: true)),
        }),
    };

    /// <summary>Those of which something is said, in the order in which they are sent.</summary>
    private static IEnumerable<InterpretationAspect> AspectsIn(Form form) =>
        Enum.GetValues<InterpretationAspect>().Where(aspect => !string.IsNullOrWhiteSpace(form.Text(NameOf(aspect))) || form.Given(NameOf(aspect, notNeeded: true)) is not null);

    /// <summary>Where a field of the service stands in the form.</summary>
    private static (string Field, int? Line) Place(Form form, string field)
    {
        field = field.StartsWith("content.", StringComparison.Ordinal) ? field["content.".Length..] : field;
        if (!field.StartsWith("sections[", StringComparison.Ordinal)) return (field, null);
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var aspect = int.TryParse(field["sections[".Length..end], out var index) ? AspectsIn(form).ElementAtOrDefault(index) : default;
        return (NameOf(aspect, field.EndsWith("notNeeded", StringComparison.Ordinal)), null);
    }
}

/// <param name="Id">Of the interpretation; null: a new one.</param>
/// <param name="Form">As typed.</param>
public sealed record EditInterpretationModel(Guid? Id, Form Form);

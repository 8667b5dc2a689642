using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>Writes the next version of a draft. Who wrote upon an older one sees both, and decides.</summary>
internal static class EditDraft
{
    private const string Remove = "remove:";

    public static async Task<IResult> Show(Guid id, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<DraftFile>("publishing", $"api/drafts/{id}", ct);
        if (answer.Value is not { } file) return Page.Failed(answer);
        return Page.Show<EditDraftPage>(new EditDraftModel(id, DraftForm.Of(file.Draft.Content, file.Text, file.RelationTexts, file.Draft.Revision)));
    }

    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var typed = new Form(posted);
        if (ChangedRows(typed) is { } changed) return Page.Show<EditDraftPage>(new EditDraftModel(id, changed));

        var form = DraftForm.Read(typed, dropEmpty: true);
        var content = DraftForm.InputOf(form);
        var revision = form.Revision();
        if (form.IsWrong) return Page.Show<EditDraftPage>(new EditDraftModel(id, form), StatusCodes.Status400BadRequest);

        var answer = await api.PutAsync<Draft>("publishing", $"api/drafts/{id}", new { revision, content }, ct);
        if (answer.Value is not null) return visit.GoTo($"/drafts/{id}", done: "draftSaved");
        if (answer.Problem?.Conflict is { } conflict) return Page.Show<DraftConflictPage>(new DraftConflictModel(id, conflict.Deserialize<SavedMeanwhile>(ContractJson.Options)!, form), answer.Status);
        return answer.IsRefusal ? Page.Show<EditDraftPage>(new EditDraftModel(id, form.Refuse(answer.Problem, answer.Status, DraftForm.Place)), answer.Status) : Page.Failed(answer);
    }

    /// <summary>The form with a row more or less, where that is what its button was for; null: it is to be saved.</summary>
    public static Form? ChangedRows(Form typed)
    {
        var asked = typed["do"];
        if (asked == "add") return DraftForm.WithOneMoreRow(DraftForm.Read(typed, dropEmpty: false));
        if (asked == "edit") return DraftForm.Read(typed, dropEmpty: false);
        return asked.StartsWith(Remove, StringComparison.Ordinal) && int.TryParse(asked.AsSpan(Remove.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? DraftForm.Read(typed, dropEmpty: false, without: row) : null;
    }
}

/// <param name="Id">Of the draft; null: a new one.</param>
/// <param name="Form">As typed.</param>
public sealed record EditDraftModel(Guid? Id, Form Form)
{
    public bool IsCorrection => Form["corrects"].Length > 0;
}

/// <summary>What Publishing tells of a version that somebody else saved meanwhile.</summary>
public sealed record SavedMeanwhile(int Revision, DraftContent Current, string CurrentText);

/// <param name="Id">Of the draft.</param>
/// <param name="Theirs">What is saved now.</param>
/// <param name="Mine">What was to be saved.</param>
public sealed record DraftConflictModel(Guid Id, SavedMeanwhile Theirs, Form Mine)
{
    /// <summary>The paragraphs of a text, and whether the other one has them too.</summary>
    public static IEnumerable<(string Text, bool IsShared)> Compare(string text, string other)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(other);
        var others = other.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => (line, others.Contains(line)));
    }
}

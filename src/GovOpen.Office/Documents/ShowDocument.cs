using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>One document: its facts, what happened to it, its text, and what can be done to it.</summary>
internal static class ShowDocument
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, ct);

    /// <summary>Sends a change; if it is refused, the page again with the form as it was filled in.</summary>
    public static async Task<IResult> ChangeAsync(
        Guid id, string action, Form form, Func<long, object> body, string done, StaffApi api, Visit visit, CancellationToken ct, Func<string, (string, int?)>? place = null)
    {
        if (form["version"].Length == 0) form.Wrong("version", "mistake.missing");
        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        if (form.IsWrong) return await WithAsync(id, action, form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<DocumentLine>("publishing", $"api/documents/{id}/{action}", body(version), ct);
        if (answer.Value is not null) return visit.GoTo($"/documents/{id}", done);
        return answer.IsRefusal ? await WithAsync(id, action, form.Refuse(answer.Problem, answer.Status, place), answer.Status, api, ct) : Page.Failed(answer);
    }

    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<DocumentFile>("publishing", $"api/documents/{id}", ct);
        return answer.Value is { } file ? Page.Show<DocumentPage>(new DocumentModel(file, tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="File">As it is now.</param>
/// <param name="Tried">What was tried.</param>
/// <param name="Form">With what.</param>
public sealed record DocumentModel(DocumentFile File, string Tried, Form Form)
{
    public Form FormOf(string action) => action == Tried ? Form : new Form();

    /// <summary>Taken off the public site, for whatever reason.</summary>
    public bool IsWithdrawn => File.Facts.Validity.WithdrawnOn is not null;
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Interpretations;

/// <summary>Adds a picture, a recording or a film to an interpretation, with the same in words; or takes one away.</summary>
internal static class AttachMedia
{
    /// <summary>The largest file that the service takes, and the form around it.</summary>
    public const long LargestForm = (500L * 1024 * 1024) + (64 * 1024);

    public const string Name = "media";

    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("textAlternative");
        var revision = form.Revision();
        var file = posted.Files.GetFile("file");
        if (file is null || file.Length == 0) form.Wrong("file", "mistake.missing");
        if (form.IsWrong) return await RefusedAsync(StatusCodes.Status400BadRequest);

        var uploaded = await api.PostFileAsync<UploadedMedia>("interpretation", "api/media", file!.OpenReadStream, ct);
        if (uploaded.Value is null) return uploaded.IsRefusal || uploaded.Status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType ? await RefusedAsync(uploaded.Status, uploaded.Problem) : Page.Failed(uploaded);

        return await ChangeAsync(id, revision, api, visit, media => [.. media.Where(one => one.Hash != uploaded.Value.Hash), new(uploaded.Value.Hash, form.Text("textAlternative"))], RefusedAsync, ct);

        Task<IResult> RefusedAsync(int status, Problem? problem = null) =>
            ShowInterpretation.WithAsync(id, Name, problem is null && form.IsWrong ? form : form.Refuse(problem, status, field => (field.EndsWith("textAlternative", StringComparison.Ordinal) ? "textAlternative" : "file", null)), status, api, visit, ct);
    }

    public static async Task<IResult> Remove(Guid id, string hash, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        var revision = form.Revision();
        return form.IsWrong ? Page.Failed(StatusCodes.Status400BadRequest)
            : await ChangeAsync(id, revision, api, visit, media => [.. media.Where(one => one.Hash != hash)], (status, problem) => ShowInterpretation.WithAsync(id, Name, form.Refuse(problem, status), status, api, visit, ct), ct);
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, int revision, StaffApi api, Visit visit, Func<IReadOnlyList<UsedMedia>, IReadOnlyList<UsedMedia>> change, Func<int, Problem?, Task<IResult>> refused, CancellationToken ct)
    {
        var current = await api.GetAsync<Interpretation>("interpretation", $"api/interpretations/{id}", ct);
        if (current.Value is not { } interpretation) return Page.Failed(current);

        var content = interpretation.Content with { Media = change(interpretation.Content.Media ?? []) };
        var answer = await api.PutAsync<Interpretation>("interpretation", $"api/interpretations/{id}", new { revision, content }, ct);
        if (answer.Value is not null) return visit.GoTo($"/interpretations/{id}", done: "interpretationSaved");
        return answer.IsRefusal ? await refused(answer.Status, answer.Problem) : Page.Failed(answer);
    }
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Rebuilds;

/// <summary>Has the index of the search built anew, and shows how far that is.</summary>
internal static class RequestRebuild
{
    public static Task<IResult> Show(StaffApi api, CancellationToken ct) => WithAsync(new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        if (form.IsWrong) return await WithAsync(form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<RebuildRequested>("publishing", "api/index-rebuilds", new { reason = form["reason"] }, ct);
        if (answer.Value is not null) return visit.GoTo("/index-rebuilds", done: "rebuildRequested");
        return answer.IsRefusal ? await WithAsync(form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<RebuildList>("search", "api/index-rebuilds", ct);
        return answer.Value is { } list ? Page.Show<RebuildsPage>(new RebuildsModel(list.Rebuilds, form), status) : Page.Failed(answer);
    }
}

/// <param name="Rebuilds">The newest first.</param>
/// <param name="Form">That asks for another.</param>
public sealed record RebuildsModel(IReadOnlyList<Rebuild> Rebuilds, Form Form);

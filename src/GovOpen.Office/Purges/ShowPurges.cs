using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Purges;

/// <summary>The proposals of the own division, and for who decides them the forms.</summary>
internal static class ShowPurges
{
    public static Task<IResult> Handle(StaffApi api, CancellationToken ct) => WithAsync("", new Form(), StatusCodes.Status200OK, api, ct);

    /// <summary>Sends a decision; if it is refused, the list again with the form as it was filled in.</summary>
    public static async Task<IResult> DecideAsync(Guid id, string action, Form form, object body, string done, StaffApi api, Visit visit, CancellationToken ct)
    {
        if (form.IsWrong) return await WithAsync($"{action}-{id}", form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<Purge>("publishing", $"api/purges/{id}/{action}", body, ct);
        if (answer.Value is not null) return visit.GoTo("/purges", done);
        return answer.IsRefusal ? await WithAsync($"{action}-{id}", form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<PurgeList>("publishing", "api/purges", ct);
        return answer.Value is { } list ? Page.Show<PurgesPage>(new PurgesModel(list.Purges, tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="Purges">The newest first.</param>
/// <param name="Tried">The form that was sent.</param>
/// <param name="Form">As it was filled in.</param>
public sealed record PurgesModel(IReadOnlyList<Purge> Purges, string Tried, Form Form)
{
    public Form FormOf(string id) => id == Tried ? Form : new Form();

    /// <summary>What was decided meanwhile stays open, so that the reason is seen.</summary>
    public bool IsShown(Purge purge, string action) => purge is not null && (purge.IsOpen || Tried == $"{action}-{purge.Id}");
}

using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Guidance;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Publication;

/// <summary>What is done to the result of an order.</summary>
/// <param name="Name">As the service names it, and the last part of the address.</param>
/// <param name="Action">What whoever does it must be allowed to do.</param>
/// <param name="Fields">What must be filled in.</param>
public sealed record ResultStep(string Name, StaffAction Action, params IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<ResultStep> All { get; } =
    [
        new("write", StaffAction.WriteResults, "title", "question", "answer"),
        new("publish", StaffAction.PublishResults),
        new("drop", StaffAction.PublishResults, "reason"),
        new("withdraw", StaffAction.PublishResults, "reason"),
    ];

    /// <summary>The public loses something by it.</summary>
    public bool IsGrave => Name == "withdraw";

    /// <summary>What fields are called here that are called otherwise elsewhere on the site: keys of the texts.</summary>
    public static string? TextOf(string field) => field switch
    {
        "question" => "result.question",
        "documents" => "result.documents",
        _ => null,
    };

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(["version", .. Fields]);
        var documents = Name == "write" ? form.Documents("documents") : [];
        if (form.IsWrong) return await ShowResult.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, ct);

        var (address, version) = ($"api/orders/{id}/result", form.Number("version"));
        var answer = Name switch
        {
            "write" => await api.PutAsync<Result>("hotline", address, new { version, title = form["title"], question = form.Text("question"), answer = form.Text("answer"), documents }, ct),
            "publish" => await api.PostAsync<Result>("hotline", $"{address}/publish", new { version, confirmed = form.All("confirmed") }, ct),
            _ => await api.PostAsync<Result>("hotline", $"{address}/{Name}", new { version, reason = form["reason"] }, ct),
        };
        if (answer.Value is not null) return visit.GoTo($"/orders/{id}/result", done: "resultStep");
        return answer.IsRefusal ? await ShowResult.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status, SetSynonyms.InForm), answer.Status, api, ct) : Page.Failed(answer);
    }
}

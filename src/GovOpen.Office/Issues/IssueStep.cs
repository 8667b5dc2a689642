using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Issues;

/// <summary>What is done to a hot issue.</summary>
/// <param name="Name">As the service names it, and the last part of the address.</param>
/// <param name="Fields">What it needs besides; those that end in <c>?</c> may be left empty.</param>
public sealed record IssueStep(string Name, params IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<IssueStep> All { get; } =
    [
        new("assess", "risk", "words?", "plan?", "unitId?"),
        new("link", "kind", "id"),
        new("unlink", "kind", "id"),
        new("merge", "into", "reason"),
        new("split", "words?", "reason"),
        new("close", "reason"),
    ];

    public static IReadOnlyList<string> Risks { get; } = ["low", "medium", "high"];

    public static IReadOnlyList<string> Kinds { get; } = ["document", "interpretation", "answer"];

    /// <summary>What fields are called here that are called otherwise elsewhere on the site: keys of the texts.</summary>
    public static string? TextOf(string field) => field switch
    {
        "kind" => "field.linkKind",
        "id" => "field.linkId",
        "into" => "issues.into",
        "words" => "issues.words",
        "orders" => "issues.concerns",
        "unitId" => "orders.unit",
        _ => null,
    };

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(["version", .. Fields.Where(field => !field.EndsWith('?'))]);
        if (form.IsWrong) return await ShowIssue.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = form.Number("version") };
        foreach (var field in Fields.Select(field => field.TrimEnd('?'))) body[field] = field == "plan" ? form.Text(field) is { Length: > 0 } plan ? plan : null : form.Given(field);
        if (Name == "split") body["orders"] = posted["orders"].Where(order => Guid.TryParse(order, out _)).ToArray();
        var answer = await api.PostAsync<Issue>("hotline", $"api/issues/{id}/{Name}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/issues/{id}", done: "issueStep");
        return answer.IsRefusal ? await ShowIssue.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }
}

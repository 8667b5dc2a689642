using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Digests;

/// <summary>What the own unit answered month by month, and what it says about it.</summary>
internal static class ShowDigests
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<DigestList>("hotline", "api/digests/own", ct);
        return answer.Value is { } list ? Page.Show<DigestsPage>(list) : Page.Failed(answer);
    }

    public static Task<IResult> One(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, form: null, StatusCodes.Status200OK, api, ct);

    /// <summary>说明: is public from now on.</summary>
    public static async Task<IResult> Publish(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("version", "response");
        if (form["confirmed"] != "true") form.Wrong("confirmed", "mistake.missing");
        if (form.IsWrong) return await WithAsync(id, form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<Digest>("hotline", $"api/digests/{id}/publish", new { version = form.Number("version"), response = form.Text("response"), confirmed = true }, ct);
        if (answer.Value is not null) return visit.GoTo($"/digests/{id}", done: "digestPublished");
        return answer.IsRefusal ? await WithAsync(id, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Guid id, Form? form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Digest>("hotline", $"api/digests/{id}", ct);
        return answer.Value is { } found ? Page.Show<DigestPage>(new DigestModel(found, form ?? new Form().With("response", found.Response)), status) : Page.Failed(answer);
    }
}

/// <param name="Digest">As it is now.</param>
/// <param name="Form">What the unit says, or is about to.</param>
public sealed record DigestModel(Digest Digest, Form Form);

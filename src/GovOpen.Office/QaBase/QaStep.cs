using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.QaBase;

/// <summary>What is done to an entry after it was written.</summary>
/// <param name="Name">The last part of the address, ours and the service's, and of its texts.</param>
/// <param name="Action">What whoever does it must be allowed to do.</param>
/// <param name="NeedsReason">Whether it must be said why.</param>
public sealed record QaStep(string Name, StaffAction Action, bool NeedsReason = false)
{
    public static IReadOnlyList<QaStep> All { get; } =
    [
        new("submit", StaffAction.WriteInterpretations),
        new("approve", StaffAction.ReviewInterpretations),
        new("verify", StaffAction.ReviewInterpretations),
        new("return", StaffAction.ReviewInterpretations, NeedsReason: true),
        new("retire", StaffAction.ReviewInterpretations, NeedsReason: true),
    ];

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(NeedsReason ? ["reason"] : []);
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["revision"] = form.Revision() };
        if (form.IsWrong) return await ShowEntry.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, ct);

        if (NeedsReason) body["reason"] = form["reason"];
        var answer = await api.PostAsync<QaEntry>("interpretation", $"api/qa/{id}/{Name}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/qa/{id}", done: $"qa{char.ToUpperInvariant(Name[0])}{Name[1..]}");
        return answer.IsRefusal ? await ShowEntry.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Interpretations;

/// <summary>What is done to an interpretation after it was written.</summary>
/// <param name="Name">The last part of the address, ours and the service's, and of its texts.</param>
/// <param name="Action">What whoever does it must be allowed to do.</param>
/// <param name="Field">The one thing to say; null: nothing.</param>
/// <param name="IsRequired">Whether it must be said.</param>
public sealed record InterpretationStep(string Name, StaffAction Action, string? Field = null, bool IsRequired = false)
{
    public static IReadOnlyList<InterpretationStep> All { get; } =
    [
        new("submit", StaffAction.WriteInterpretations),
        new("approve", StaffAction.ReviewInterpretations, "overrideReason"),
        new("return", StaffAction.ReviewInterpretations, "reason", IsRequired: true),
        new("reopen", StaffAction.WriteInterpretations, "reason", IsRequired: true),
        new("abandon", StaffAction.WriteInterpretations, "reason", IsRequired: true),
    ];

    /// <summary>It throws away the work of others.</summary>
    public bool IsGrave => Name is "return" or "reopen" or "abandon";

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(IsRequired ? [Field!] : []);
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["revision"] = form.Revision() };
        if (form.IsWrong) return await ShowInterpretation.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, visit, ct);

        if (Field is not null && form.Given(Field) is { } said) body[Field] = said;
        var answer = await api.PostAsync<Interpretation>("interpretation", $"api/interpretations/{id}/{Name}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/interpretations/{id}", done: $"interpretation{char.ToUpperInvariant(Name[0])}{Name[1..]}");
        return answer.IsRefusal ? await ShowInterpretation.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Interpretations;

/// <summary>One interpretation: what it says, how much of it stands in its document too, what was done and what can be done now.</summary>
internal static class ShowInterpretation
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.GetAsync<Interpretation>("interpretation", $"api/interpretations/{id}", ct);
        if (answer.Value is not { } interpretation) return Page.Failed(answer);

        // What is released needs no comparing any more; and without its document, there is nothing to compare with.
        var check = interpretation.State is "drafting" or "inReview" ? (await api.GetAsync<CopyCheck>("interpretation", $"api/interpretations/{id}/copy-check", ct)).Value : null;
        return Page.Show<InterpretationPage>(new InterpretationModel(interpretation, check, tried, form), status);
    }
}

/// <param name="Interpretation">As it is now.</param>
/// <param name="Check">How much of it stands in its document too, while that matters.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record InterpretationModel(Interpretation Interpretation, CopyCheck? Check, string Tried, Form Form)
{
    public Form FormOf(string step) => step == Tried ? Form : new Form();

    /// <summary>What to offer to whoever looks; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<InterpretationStep> StepsFor(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return InterpretationStep.All.Where(step => (step.Name == Tried && Form.IsWrong)
            || (Interpretation.Possible.Contains(step.Name) && visit.May(step.Action, Interpretation.Division, Interpretation.Unit)));
    }
}

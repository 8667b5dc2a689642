using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Registers;

namespace GovOpen.Office.Drafts;

/// <summary>One draft: where it is, what was done, what it says, and what can be done now.</summary>
internal static class ShowDraft
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.GetAsync<DraftFile>("publishing", $"api/drafts/{id}", ct);
        if (answer.Value is not { } file) return Page.Failed(answer);

        IReadOnlyList<Register> registers = [];
        if (file.Draft.Possible.Contains("assignNumber") && visit.May(StaffAction.PublishDocuments))
        {
            var kept = await api.GetAsync<RegisterList>("publishing", "api/registers", ct);
            if (kept.Value is not { } list) return Page.Failed(kept);
            registers = list.Registers;
        }

        return Page.Show<DraftPage>(new DraftModel(file, registers, tried, form), status);
    }
}

/// <param name="File">As it is now.</param>
/// <param name="Registers">That can number it.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record DraftModel(DraftFile File, IReadOnlyList<Register> Registers, string Tried, Form Form)
{
    public Form FormOf(string step) => step == Tried ? Form : new Form().With("disclosure", File.Draft.Content.Disclosure);

    /// <summary>What to offer to whoever looks; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<DraftStep> StepsFor(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var draft = File.Draft;
        return DraftStep.All.Where(step => (step.Name == Tried && Form.IsWrong) || step.IsFor(draft, action => visit.May(action, draft.Division, draft.Unit), visit.Actor!.Name));
    }
}

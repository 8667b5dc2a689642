using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.QaBase;

/// <summary>One entry: what it says, on what it rests, what was done and what can be done now.</summary>
internal static class ShowEntry
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<QaEntry>("interpretation", $"api/qa/{id}", ct);
        return answer.Value is { } entry ? Page.Show<EntryPage>(new EntryModel(entry, tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="Entry">As it is now.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record EntryModel(QaEntry Entry, string Tried, Form Form)
{
    public Form FormOf(string step) => step == Tried ? Form : new Form();

    /// <summary>What to offer to whoever looks; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<QaStep> StepsFor(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return QaStep.All.Where(step => (step.Name == Tried && Form.IsWrong) || (Entry.Possible.Contains(step.Name) && visit.May(step.Action, Entry.Division, Entry.Unit)));
    }
}

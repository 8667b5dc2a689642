using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>An earlier version of a draft.</summary>
internal static class ShowDraftVersion
{
    public static async Task<IResult> Handle(Guid id, int revision, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<DraftVersion>("publishing", $"api/drafts/{id}/versions/{revision}", ct);
        return answer.Value is { } version ? Page.Show<DraftVersionPage>(new DraftVersionModel(id, version)) : Page.Failed(answer);
    }
}

/// <param name="Id">Of the draft.</param>
/// <param name="Version">Of it.</param>
public sealed record DraftVersionModel(Guid Id, DraftVersion Version);

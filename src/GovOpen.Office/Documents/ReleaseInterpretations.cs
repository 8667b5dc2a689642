using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>The principal signs and releases what was approved after the document was released.</summary>
internal static class ReleaseInterpretations
{
    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.PostAsync<Nothing>("publishing", $"api/documents/{id}/interpretations/release", new { }, ct);
        if (answer.Value is not null) return visit.GoTo($"/documents/{id}", done: "interpretationsReleased");
        return answer.IsRefusal ? await ShowDocument.WithAsync(id, "releaseInterpretations", new Form(posted).Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}

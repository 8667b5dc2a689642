using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Registers;

/// <summary>Leaves out the next number of a register, with a reason.</summary>
internal static class VoidNumber
{
    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        if (form.IsWrong) return await ShowRegister.WithAsync(id, null, form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<Nothing>("publishing", $"api/registers/{id}/void", new { reason = form["reason"] }, ct);
        if (answer.Value is not null) return visit.GoTo($"/registers/{id}", done: "numberVoid");
        return answer.IsRefusal ? await ShowRegister.WithAsync(id, null, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}

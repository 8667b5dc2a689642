using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Registers;

/// <summary>Opens a register of document numbers.</summary>
internal static class OpenRegister
{
    public static IResult Show(Visit visit) => Page.Show<NewRegisterPage>(new Form().With("issuer", visit.Actor?.Unit));

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("organ");
        var lastUsed = form.Number("lastUsed");
        if (form.IsWrong) return Page.Show<NewRegisterPage>(form, StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<Register>("publishing", "api/registers", new { organ = form["organ"], issuer = form.Given("issuer"), lastUsed, organCode = form.Given("organCode") }, ct);
        if (answer.Value is { } register) return visit.GoTo($"/registers/{register.Id}", done: "registerOpened");
        return answer.IsRefusal ? Page.Show<NewRegisterPage>(form.Refuse(answer.Problem, answer.Status), answer.Status) : Page.Failed(answer);
    }
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Delivery;

/// <summary>Who has the changes of the knowledge base sent, and another one.</summary>
internal static class RegisterReceiver
{
    public static Task<IResult> Show(StaffApi api, CancellationToken ct) => WithAsync(new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, CancellationToken ct)
    {
        var form = new Form(posted).Require("name", "address");
        if (form.IsWrong) return await WithAsync(form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<ReceiverSecret>("interpretation", "api/knowledge/receivers", new { name = form["name"], address = form["address"], inventoryAddress = form.Given("inventoryAddress") }, ct);
        if (answer.Value is { } registered) return Page.Show<SecretPage>(registered);
        return answer.IsRefusal ? await WithAsync(form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<ReceiverList>("interpretation", "api/knowledge/receivers", ct);
        return answer.Value is { } list ? Page.Show<ReceiversPage>(new ReceiversModel(list.Receivers, form), status) : Page.Failed(answer);
    }
}

/// <param name="Receivers">All.</param>
/// <param name="Form">That registers another.</param>
public sealed record ReceiversModel(IReadOnlyList<Receiver> Receivers, Form Form);

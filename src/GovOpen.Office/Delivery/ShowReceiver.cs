using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Delivery;

/// <summary>One receiver: what waits for it, how both sides compared; changes it, gives it another secret, compares it now.</summary>
internal static class ShowReceiver
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> Change(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("name", "address");
        if (form.IsWrong) return await WithAsync(id, "change", form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PutAsync<Receiver>(
            "interpretation", $"api/knowledge/receivers/{id}", new { name = form["name"], address = form["address"], inventoryAddress = form.Given("inventoryAddress"), isActive = form["isActive"] == "true" }, ct);
        if (answer.Value is not null) return visit.GoTo($"/receivers/{id}", done: "receiverChanged");
        return answer.IsRefusal ? await WithAsync(id, "change", form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    public static async Task<IResult> RenewSecret(Guid id, IFormCollection posted, StaffApi api, CancellationToken ct)
    {
        var answer = await api.PostAsync<ReceiverSecret>("interpretation", $"api/knowledge/receivers/{id}/secret", new { }, ct);
        if (answer.Value is { } renewed) return Page.Show<SecretPage>(renewed);
        return answer.IsRefusal ? await WithAsync(id, "secret", new Form(posted).Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    public static async Task<IResult> Reconcile(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.PostAsync<Reconciliation>("interpretation", $"api/knowledge/receivers/{id}/reconcile", new { }, ct);
        if (answer.Value is not null) return visit.GoTo($"/receivers/{id}", done: "receiverReconciled");
        return answer.IsRefusal ? await WithAsync(id, "reconcile", new Form(posted).Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<ReceiverDetail>("interpretation", $"api/knowledge/receivers/{id}", ct);
        return answer.Value is { } found ? Page.Show<ReceiverPage>(new ReceiverModel(found, tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="Found">As it is now.</param>
/// <param name="Tried">The form that was refused.</param>
/// <param name="Form">With what.</param>
public sealed record ReceiverModel(ReceiverDetail Found, string Tried, Form Form)
{
    public Form FormOf(string name) => name == Tried ? Form : new Form()
        .With("name", Found.Receiver.Name).With("address", Found.Receiver.Address).With("inventoryAddress", Found.Receiver.InventoryAddress).With("isActive", Found.Receiver.IsActive ? "true" : "");
}

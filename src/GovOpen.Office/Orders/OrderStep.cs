using System.Text.Json;
using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Orders;

/// <summary>What is done to a work order.</summary>
/// <param name="Name">As the service names it.</param>
/// <param name="Action">What whoever does it must be allowed to do.</param>
/// <param name="Fields">What it needs besides; those that end in <c>?</c> may be left empty.</param>
public sealed record OrderStep(string Name, StaffAction Action, params IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<OrderStep> All { get; } =
    [
        new("accept", StaffAction.TakeConcerns),
        new("answerAtOnce", StaffAction.TakeConcerns, "reply"),
        new("redirect", StaffAction.TakeConcerns, "channel", "reason"),
        new("merge", StaffAction.TakeConcerns, "into", "reason"),
        new("classify", StaffAction.DispatchOrders, "class"),
        new("assign", StaffAction.DispatchOrders, "unitId", "reason"),
        new("join", StaffAction.DispatchOrders, "unitIds", "reason"),
        new("reclassify", StaffAction.DispatchOrders, "kind", "reason"),
        new("close", StaffAction.DispatchOrders),
        new("start", StaffAction.HandleOrders),
        new("reply", StaffAction.HandleOrders, "reply"),
        new("jointReply", StaffAction.HandleOrders, "reply"),
        new("requestExtension", StaffAction.HandleOrders, "workingDays", "reason"),
        new("resume", StaffAction.HandleOrders),
        new("return", StaffAction.HandleOrders, "reason"),
        new("approveReply", StaffAction.ReviewReplies),
        new("sendBack", StaffAction.ReviewReplies, "reason"),
        new("approveExtension", StaffAction.SuperviseOrders),
        new("refuseExtension", StaffAction.SuperviseOrders, "reason"),
        new("suspend", StaffAction.SuperviseOrders, "reason"),
        new("urge", StaffAction.SuperviseOrders, "reason"),
        new("followUp", StaffAction.FollowUpOrders, "resolved?", "satisfied?", "remark?"),
        new("reopen", StaffAction.FollowUpOrders, "reason"),
    ];

    public static IReadOnlyList<string> Kinds { get; } = ["consultation", "help", "suggestion", "complaint", "report"];

    public static IReadOnlyList<string> Channels { get; } = ["police", "fireService", "ambulance", "court", "petition", "reconsideration", "discipline", "disclosureApplication", "other"];

    /// <summary>What fields are called here that are called otherwise elsewhere on the site: keys of the texts.</summary>
    public static string? TextOf(string field) => field switch
    {
        "kind" => "field.concernKind",
        "channel" => "field.otherChannel",
        "unitId" or "unitIds" => "orders.unit",
        _ => null,
    };

    /// <summary>The last part of the address, ours and the service's.</summary>
    public string Path => JsonNamingPolicy.KebabCaseLower.ConvertName(Name);

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(["version", .. Fields.Where(field => !field.EndsWith('?'))]);
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = form.Number("version") };
        foreach (var field in Fields.Select(field => field.TrimEnd('?'))) body[field] = await ValueAsync(form, field, api, ct);
        if (form.IsWrong) return await ShowOrder.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var answer = await api.PostAsync<Order>("hotline", $"api/orders/{id}/{Path}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/orders/{id}", done: "orderStep");
        return answer.IsRefusal ? await ShowOrder.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }

    private static async Task<object?> ValueAsync(Form form, string field, StaffApi api, CancellationToken ct) => field switch
    {
        "reply" => form.Text("reply"),
        "workingDays" => form.Number("workingDays"),
        "resolved" or "satisfied" => form[field] switch { "yes" => true, "no" => false, _ => null },
        "unitIds" => new[] { form["unitIds"] },
        "into" => await IdOfAsync(form, api, ct),
        _ => form.Given(field),
    };

    /// <summary>People know receipts; the service wants the order.</summary>
    private static async Task<Guid?> IdOfAsync(Form form, StaffApi api, CancellationToken ct)
    {
        if (form.Given("into") is not { } receipt) return null;
        var found = await api.GetAsync<OrderList>("hotline", $"api/orders?receipt={Uri.EscapeDataString(receipt)}", ct);
        if (found.Value is { Orders: [var one] }) return one.Id;
        form.Wrong("into", "mistake.receipt");
        return null;
    }
}

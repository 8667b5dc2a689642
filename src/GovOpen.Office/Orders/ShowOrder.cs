using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Orders;

/// <summary>One order: what it says, until when, what was done and what can be done now.</summary>
internal static class ShowOrder
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var order = api.GetAsync<Order>("hotline", $"api/orders/{id}", ct);
        var units = visit.May(StaffAction.DispatchOrders) ? api.GetAsync<UnitList>("identity", "api/units", ct) : null;
        var classes = visit.May(StaffAction.DispatchOrders) ? api.GetAsync<ClassList>("hotline", "api/classes", ct) : null;
        if ((await order).Value is not { } found) return Page.Failed(await order);
        return Page.Show<OrderPage>(new OrderModel(found, units is null ? null : (await units).Value, classes is null ? null : (await classes).Value, tried, form, null), status);
    }

    /// <summary>Who filed it, for a purpose; each look is written down, so that it is a form and not a page.</summary>
    public static async Task<IResult> Contact(Guid id, IFormCollection posted, StaffApi api, CancellationToken ct)
    {
        var form = new Form(posted).Require("purpose");
        if (form.IsWrong) return Page.Failed(StatusCodes.Status400BadRequest);

        var contact = await api.PostAsync<OrderContact>("hotline", $"api/orders/{id}/contact", new { purpose = form["purpose"] }, ct);
        if (contact.Value is not { } known) return Page.Failed(contact);
        var order = await api.GetAsync<Order>("hotline", $"api/orders/{id}", ct);
        return order.Value is { } found ? Page.Show<OrderPage>(new OrderModel(found, null, null, "", new Form(), known)) : Page.Failed(order);
    }
}

/// <param name="Order">As it is now.</param>
/// <param name="Units">Whom it can be given to; null: whoever looks gives it to nobody.</param>
/// <param name="Classes">Of which one is said; null: whoever looks says none.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
/// <param name="Contact">Who filed it; null: not asked for.</param>
public sealed record OrderModel(Order Order, UnitList? Units, ClassList? Classes, string Tried, Form Form, OrderContact? Contact)
{
    public static IReadOnlyList<string> Purposes { get; } = ["verify", "visit", "tellResult", "followUp"];

    /// <summary>What is suggested before all others.</summary>
    public IEnumerable<(string Value, string Text)> ClassOptions => Order.SuggestedClasses.Select(suggested => suggested.Class).Concat(Classes?.All ?? []).Distinct().Select(name => (name, name));

    /// <summary>Those who have it in their lists before all others.</summary>
    public IEnumerable<(string Value, string Text)> UnitOptions => Order.ListedUnits.Select(unit => (unit.Id.ToString(), unit.Name)).Concat(Units?.Options ?? []).DistinctBy(unit => unit.Item1);

    public Form FormOf(string step) => step == Tried ? Form : new Form();

    /// <summary>What to offer to whoever looks; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<OrderStep> StepsFor(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return OrderStep.All.Where(step => (step.Name == Tried && Form.IsWrong) || (Order.Possible.Contains(step.Name) && visit.May(step.Action) && IsTheirs(step, visit)));
    }

    /// <summary>Who leads does what leads; who is joined replies for their part.</summary>
    private bool IsTheirs(OrderStep step, Visit visit) => step.Action is not (StaffAction.HandleOrders or StaffAction.ReviewReplies)
        || (step.Name == "jointReply" ? Order.JointUnits.Any(joint => !joint.HasReplied && joint.Unit == visit.Actor?.Unit) : Order.Unit == visit.Actor?.Unit);
}

using System.Linq.Expressions;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Orders;

/// <summary>The orders that somebody may see, what is due first before the rest; of one state, of one kind, or those that are overdue or soon due. What they say is read one by one.</summary>
internal static class ListOrders
{
    private static readonly string[] _due = ["soon", "overdue"];

    /// <param name="Total">On all pages.</param>
    /// <param name="Orders">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Orders);

    /// <param name="DueAt">Null: suspended, or over.</param>
    public sealed record Line(
        Guid Id, string Receipt, ConcernKind Kind, ConcernChannel Channel, string Division, OrderState State, string? Unit, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool IsOverdue, bool IsSuspended, int Urges, int Version);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, HotlineDb db, OrderClocks clocks, TimeProvider clock, IOptions<HotlineOptions> options, string? page, string? size, string? state, string? kind, string? due, string? receipt, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state", "kind", "due", "receipt"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        var (wantedState, wantedKind) = (default(OrderState), default(ConcernKind));
        if (state is not null && !CamelCase.TryParse(state, out wantedState)) errors.Add(new("state", $"must be one of {string.Join(", ", Enum.GetValues<OrderState>().Select(CamelCase.Of))}."));
        if (kind is not null && !CamelCase.TryParse(kind, out wantedKind)) errors.Add(new("kind", $"must be one of {string.Join(", ", Enum.GetValues<ConcernKind>().Select(CamelCase.Of))}."));
        if (due is not null && !_due.Contains(due)) errors.Add(new("due", $"must be one of {string.Join(", ", _due)}."));
        if (receipt is not null && Receipt.NumberOf(receipt) is null) errors.Add(new("receipt", "must be a receipt such as 20261201-0000042."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var now = clock.GetUtcNow();
        var orders = db.Orders.AsNoTracking().Where(IsSeenBy(actor));
        if (state is not null) orders = orders.Where(order => order.State == wantedState);
        if (kind is not null) orders = orders.Where(order => order.Kind == wantedKind);
        if (receipt is not null && Receipt.NumberOf(receipt) is { } wanted) orders = orders.Where(order => order.Number == wanted);
        if (due == "overdue") orders = orders.Where(order => order.ClosedAt == null && order.DueAt <= now);
        if (due == "soon" && ShanghaiDay.StartOf(clocks.Calendar.Due(ShanghaiDay.Of(now), options.Value.WarnBefore).Due.AddDays(1)) is var soon) orders = orders.Where(order => order.DueAt > now && order.DueAt <= soon);
        var found = await orders.OrderBy(order => order.DueAt == null).ThenBy(order => order.DueAt).ThenByDescending(order => order.Number).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await orders.CountAsync(ct), [.. found.Select(order => LineOf(order, now))]));
    }

    /// <summary>As <see cref="WorkOrder.Lets"/> has it, as a condition for the database; of joint orders those that wait for the own unit.</summary>
    private static Expression<Func<WorkOrder, bool>> IsSeenBy(Actor actor)
    {
        var unit = actor.Unit ?? "";
        return actor.Reaches<WorkOrder>(StaffAction.ReadOrders, order => order.Division, _ => null)
            .Or(actor.Reaches<WorkOrder>(StaffAction.ReadOrders, order => order.UnitDivision, order => order.Unit))
            .Or(order => order.AwaitedUnits.Contains(unit));
    }

    private static Line LineOf(WorkOrder one, DateTimeOffset now) => new(
        one.Id, one.Receipt, one.Kind, one.Channel, one.Division, one.State, one.Unit, one.ReceivedAt, one.DueAt, one.IsOverdueAt(now), one.IsSuspended, one.Urges, one.Version);
}

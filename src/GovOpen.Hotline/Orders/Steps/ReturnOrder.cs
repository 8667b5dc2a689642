using System.Globalization;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>退单: it is not the unit's matter; said soon after it was assigned, with the reason and who is the right one. The clock goes on.</summary>
internal static class ReturnOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reason">Whose it is, and by what.</param>
    public sealed record Request(int Version, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, IOptions<HotlineOptions> options, CancellationToken ct)
    {
        if (new Complaints().Text("reason", request.Reason, 4, 1_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.Return, request.Version, services, ct, request.Reason, change => change.Order.GiveBack(), TooLate);

        Refusal? TooLate(ChangeOrder.Change change)
        {
            var assigned = change.Order.Steps.Where(step => step.Step is OrderStep.Assign or OrderStep.Reopen).MaxBy(step => step.Ordinal)!;
            var last = services.Clocks.Calendar.Due(ShanghaiDay.Of(assigned.At), options.Value.ReturnWithin).Due;
            return ShanghaiDay.Of(change.Now) <= last ? null : new("too-late", string.Create(CultureInfo.InvariantCulture, $"It could be returned until {last:yyyy-MM-dd}; begin it, or have it passed on by who dispatches."));
        }
    }
}

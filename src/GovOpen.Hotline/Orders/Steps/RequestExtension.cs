using System.Globalization;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>申请延期: before its end, once, for so many working days.</summary>
internal static class RequestExtension
{
    /// <param name="Version">That was read.</param>
    /// <param name="WorkingDays">How many more.</param>
    /// <param name="Reason">Why; read by who decides.</param>
    public sealed record Request(int Version, int WorkingDays, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, IOptions<HotlineOptions> options, CancellationToken ct)
    {
        var (most, errors) = (options.Value.LongestExtension, new Complaints().Text("reason", request.Reason, 2, 1_000));
        if (request.WorkingDays < 1 || request.WorkingDays > most) errors.Add("workingDays", string.Create(CultureInfo.InvariantCulture, $"must be a number from 1 to {most}."));
        if (errors.Any) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.RequestExtension, request.Version, services, ct, request.Reason, change => change.Order.AskForExtension(request.WorkingDays), workingDays: _ => request.WorkingDays);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>联合办理: other units reply for their part; who leads replies for all once every part is there.</summary>
internal static class JoinUnits
{
    private const int Most = 20;

    /// <param name="Version">That was read.</param>
    /// <param name="Units">Who joins; those that joined before stay.</param>
    /// <param name="Reason">What is asked of them.</param>
    public sealed record Request(int Version, IReadOnlyList<Joining> Units, string Reason);

    /// <param name="Unit">Its full name.</param>
    /// <param name="Division">Its division.</param>
    public sealed record Joining(string Unit, string Division);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        var errors = new Complaints().Items("units", request.Units, Most).Text("reason", request.Reason, 2, 1_000);
        if (request.Units.Count == 0) errors.Add("units", "is empty: name at least one unit.");
        foreach (var (joining, i) in request.Units.Take(Most).Select((joining, i) => (joining, i)))
        {
            if (joining is null) continue;
            errors.Text($"units[{i}].unit", joining.Unit, 2, 100);
            if (!DivisionCode.IsOne(joining.Division)) errors.Add($"units[{i}].division", "must be a division code: 6, 9 or 12 digits.");
        }

        if (errors.Any) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(
            id, OrderStep.Join, request.Version, services, ct, request.Reason,
            change => change.Order.Join(request.Units.Select(joining => new JointUnit(joining.Unit.Trim(), joining.Division, HasReplied: false))));
    }
}

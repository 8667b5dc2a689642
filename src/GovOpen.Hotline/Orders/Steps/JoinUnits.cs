using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>联合办理: other units reply for their part; who leads replies for all once every part is there.</summary>
internal static class JoinUnits
{
    private const int Most = 20;

    /// <param name="Version">That was read.</param>
    /// <param name="UnitIds">Who joins; those that joined before stay.</param>
    /// <param name="Reason">What is asked of them.</param>
    public sealed record Request(int Version, IReadOnlyList<Guid> UnitIds, string Reason);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, UnitDirectory units, CancellationToken ct)
    {
        var errors = new Complaints().Items("unitIds", request.UnitIds, Most).Text("reason", request.Reason, 2, 1_000);
        if (request.UnitIds.Count == 0) errors.Add("unitIds", "is empty: name at least one unit.");
        if (errors.Any) return errors.AsProblem();

        var joining = new List<JointUnit>();
        foreach (var (unitId, place) in request.UnitIds.Select((unitId, place) => (unitId, place)))
        {
            var (unit, problem) = await units.FindAsync(unitId, $"unitIds[{place}]", ct);
            if (unit is null) return problem!;
            joining.Add(new(unit.Name, unit.Division, HasReplied: false));
        }

        return await ChangeOrder.TakeAsync(id, OrderStep.Join, request.Version, services, ct, request.Reason, change => change.Order.Join(joining));
    }
}

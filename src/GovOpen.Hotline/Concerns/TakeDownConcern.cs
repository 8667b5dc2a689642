using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Concerns;

/// <summary>受理登记: an agent writes down what somebody says, by whatever way, and takes it on. The receipt and the code are told to them.</summary>
internal static class TakeDownConcern
{
    /// <param name="Concern">What they say.</param>
    /// <param name="Channel">By which way.</param>
    public sealed record Request(FileConcern.Request Concern, ConcernChannel Channel);

    public static async Task<Results<Created<FileConcern.Response>, ProblemHttpResult>> Handle(Request request, ConcernServices services, Actor actor, CancellationToken ct)
    {
        if (FileConcern.ErrorsOf(request.Concern) is { Any: true } errors) return errors.AsProblem();

        var concern = request.Concern with { Division = request.Concern.Division ?? actor.Division };
        var (order, key, code) = FileConcern.New(concern, request.Channel, services);
        var note = new AuditNote("order.takeDown", "order:" + order.Id) { Version = order.Version + 1, After = new { order.Kind, order.Channel, order.Division } };
        if (!order.Lets(actor, StaffAction.TakeConcerns)) return await services.Trail.ForbiddenAsync(note);

        order.Take(OrderStep.Accept, actor, order.ReceivedAt);
        services.Db.AddRange(order, key);
        services.Trail.Add(services.Db, note);
        return TypedResults.Created((string?)null, await FileConcern.SaveAsync(order, code, services, ct));
    }
}

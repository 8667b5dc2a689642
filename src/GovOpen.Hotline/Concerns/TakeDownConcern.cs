using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Concerns;

/// <summary>受理登记: an agent writes down what somebody says, by whatever way, and takes it on. The receipt and the code are told to them.</summary>
internal static class TakeDownConcern
{
    /// <param name="Concern">What they say.</param>
    /// <param name="Channel">By which way.</param>
    /// <param name="Class">What it is about, on any level; null: somebody says it later.</param>
    public sealed record Request(FileConcern.Request Concern, ConcernChannel Channel, string? Class = null);

    public static async Task<Results<Created<FileConcern.Response>, ProblemHttpResult>> Handle(Request request, ConcernServices services, ConcernClasses classes, Actor actor, CancellationToken ct)
    {
        var errors = FileConcern.ErrorsOf(request.Concern);
        if (request.Class is not null && !classes.Has(request.Class)) errors.Add("class", "is no class; GET /api/classes lists them.");
        if (errors.Any) return errors.AsProblem();

        var concern = request.Concern with { Division = request.Concern.Division ?? actor.Division };
        var (order, key, code) = FileConcern.New(concern, request.Channel, services);
        var note = new AuditNote("order.takeDown", "order:" + order.Id) { Version = order.Version + 1, After = new { order.Kind, order.Channel, order.Division } };
        if (!order.Lets(actor, StaffAction.TakeConcerns)) return await services.Trail.ForbiddenAsync(note);

        order.Take(OrderStep.Accept, actor, order.ReceivedAt);
        if (request.Class is not null) order.Classify(request.Class, order.ReceivedAt);
        services.Db.AddRange(order, key);
        services.Trail.Add(services.Db, note);
        return await FileConcern.SaveAsync(order, code, concern, services, ct);
    }
}

using GovOpen.Hotline.Classes;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>分类: what it is about. A suggestion is nothing until somebody says so; what they say, the next suggestion has learned.</summary>
internal static class ClassifyOrder
{
    /// <param name="Version">That was read.</param>
    /// <param name="Class">On any level, as 城乡建设/市政公用.</param>
    public sealed record Request(int Version, string Class);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, ConcernClasses classes, CancellationToken ct) => classes.Has(request.Class)
        ? await ChangeOrder.TakeAsync(id, OrderStep.Classify, request.Version, services, ct, request.Class, change => change.Order.Classify(request.Class, change.Now))
        : Problems.BadField("class", "is no class; GET /api/classes lists them.");
}

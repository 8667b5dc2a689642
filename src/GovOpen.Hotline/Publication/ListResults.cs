using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Publication;

/// <summary>The results of a division: those that wait to become public, or all of another state, newest first. What they say is read one by one.</summary>
internal static class ListResults
{
    /// <param name="Total">On all pages.</param>
    /// <param name="Results">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Results);

    /// <param name="OrderId">Of its order.</param>
    /// <param name="Reason">Why it was dropped or withdrawn.</param>
    public sealed record Line(Guid Id, Guid OrderId, string Receipt, ConcernKind Kind, string Division, string? Unit, ResultState State, DateTimeOffset ProposedAt, DateTimeOffset? PublishedAt, string? Reason);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, HotlineDb db, string? page, string? size, string? state, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        var wanted = ResultState.Proposed;
        if (state is not null && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"must be one of {string.Join(", ", Enum.GetValues<ResultState>().Select(CamelCase.Of))}."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var results = db.Results.AsNoTracking().Where(result => result.State == wanted).Where(actor.Reaches<CaseResult>(StaffAction.ReadResults, result => result.Division, _ => null));
        var found = await results.Join(db.Orders, result => result.OrderId, order => order.Id, (result, order) => new { result, order })
            .OrderByDescending(one => one.result.PublishedAt ?? one.result.ProposedAt).ThenBy(one => one.result.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await results.CountAsync(ct), [.. found.Select(one => new Line(
            one.result.Id, one.order.Id, one.order.Receipt, one.order.Kind, one.order.Division, one.order.Unit, one.result.State, one.result.ProposedAt, one.result.PublishedAt, one.result.Reason))]));
    }
}

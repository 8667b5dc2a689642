using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Concerns;

/// <summary>查询: what became of a concern, for whoever has its code. Both come in the body: an address is written down in too many places.</summary>
internal static class LookUpConcern
{
    /// <param name="Receipt">As it was given.</param>
    /// <param name="Code">As it was given.</param>
    public sealed record Request(string Receipt, string Code);

    public static async Task<Results<Ok<ConcernView>, ProblemHttpResult>> Handle(Request request, FindByReceipt receipts, ConcernServices services, CancellationToken ct)
    {
        var (found, problem) = await receipts.FindAsync(request.Receipt ?? "", request.Code ?? "", ct);
        if (found is null) return problem!;

        var now = services.Clock.GetUtcNow();
        return TypedResults.Ok(ConcernView.Of(found.Order, found.Key, services.Clocks.Of(found.Order, now), now));
    }
}

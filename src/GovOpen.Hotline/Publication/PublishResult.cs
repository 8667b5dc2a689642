using GovOpen.EventLog;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Publication;

/// <summary>公开: by somebody who wrote none of it, and who says of each word that may be a name that it is none.</summary>
internal static class PublishResult
{
    private const int MostWords = 500;

    /// <param name="Version">That was read.</param>
    /// <param name="Confirmed">The words that tell who nobody is.</param>
    public sealed record Request(int Version, IReadOnlyList<string>? Confirmed = null);

    public static async Task<Results<Ok<ResultView>, ProblemHttpResult>> Handle(Guid id, Request request, ResultServices services, CancellationToken ct)
    {
        var confirmed = request.Confirmed ?? [];
        if (new Complaints().Items("confirmed", confirmed, MostWords) is { Any: true } errors) return errors.AsProblem();

        return await ChangeResult.TakeAsync(id, ResultStep.Publish, request.Version, services, change =>
        {
            var (result, text) = (change.Result!, change.Result!.TextWith(change.Key!));
            if (ResultRules.RefusalOf(text, confirmed) is { } refusal) return (result, refusal);

            var happened = result.Publish(text, change.Order, change.Now);
            services.Db.Append(result.Id, result.Version, happened);
            return (result, null);
        }, ct);
    }
}

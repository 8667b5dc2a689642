using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Takes back the instant of a release.</summary>
internal static class UnscheduleRelease
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.Unschedule, request.Revision, null, services, ct);
}

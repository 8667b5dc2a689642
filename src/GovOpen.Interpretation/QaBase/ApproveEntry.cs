using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.QaBase.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// 审核发布 or 复核, by somebody who wrote none of it: public from now on, for the portal and for 12345 by one event. Held against its basis
/// once more, which may have changed since it was written.
/// </summary>
internal static class ApproveEntry
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Request request, QaServices services, CancellationToken ct) =>
        PublishAsync(id, QaStep.Approve, request, entry => entry.Content, services, ct);

    /// <summary>What is public, as it is: its basis still says so.</summary>
    public static Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Verify(Guid id, Request request, QaServices services, CancellationToken ct) =>
        PublishAsync(id, QaStep.Verify, request, entry => entry.PublicContent ?? entry.Content, services, ct);

    private static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> PublishAsync(Guid id, QaStep step, Request request, Func<QaEntry, QaContent> content, QaServices services, CancellationToken ct)
    {
        var read = await services.Db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (read is null || !services.Actor.May(StaffAction.ReadInterpretations, read.AsTarget())) return QaEntryView.Missing;

        // The revision is held against what was read here, so that this is what is published.
        var sources = await services.Sources.OfAsync(content(read), ct);
        return await ChangeEntry.TakeAsync(
            id, step, StaffAction.ReviewInterpretations, request.Revision, reason: null, services,
            (entry, now) =>
            {
                if (BasisRules.ErrorsOf(content(entry), sources, services.Clock.Today()) is { Count: > 0 } wrong) return ChangeEntry.BasisDoesNotHold(wrong);
                var published = step == QaStep.Approve ? entry.Approve(sources, services.Actor, now) : entry.Verify(sources, services.Actor, now);
                services.Db.Append(entry.Id, entry.Version, published);
                services.Db.Add(KnowledgeChange.Published(KnowledgeEntry.Of(published, entry.EndsOn), now));
                return null;
            },
            ct);
    }
}

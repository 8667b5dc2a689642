using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Sets the instant at which a draft is released. What then no longer stands keeps it from happening, and raises an alarm.</summary>
internal static class ScheduleRelease
{
    /// <param name="Revision">That was read.</param>
    /// <param name="At">The instant.</param>
    public sealed record Request(int Revision, DateTimeOffset At);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var now = services.Clock.GetUtcNow();
        if (request.At <= now || request.At > now.AddYears(1)) return Problems.BadField("at", "must be an instant to come, within a year.");

        return await ChangeDraft.TakeAsync(id, DraftStep.Schedule, request.Revision, null, services, ct, async (draft, _, stop) =>
        {
            if (DraftRules.ReleaseOf(draft) is { } refusal) return Outcome.Refused(refusal);
            var text = await BodyTexts.ReadAsync(services.Db, draft.Content.BodyHash, stop);
            if (DraftRules.FactsOf(draft, text, services.Options.Value.SunsetRules, ShanghaiDay.Of(request.At)).Refusal is { } facts) return Outcome.Refused(facts);
            draft.ScheduleFor(request.At.ToUniversalTime());
            return Outcome.Done(new { at = request.At.ToUniversalTime() });
        });
    }
}

using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Drafts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>What was signed and is not yet public: it must be within twenty working days (政府信息公开条例第二十六条), explained day by day.</summary>
internal static class ListUndisclosed
{
    public sealed record Response(IReadOnlyList<Line> Drafts);

    /// <param name="DraftId">Which.</param>
    /// <param name="Title">标题</param>
    /// <param name="Unit">Whose.</param>
    /// <param name="State">For what it waits.</param>
    /// <param name="Deadline">From the day of formation (the signature).</param>
    /// <param name="WorkingDaysLeft">Until the deadline; negative: since it.</param>
    /// <param name="Overdue">From midnight after the deadline on.</param>
    public sealed record Line(Guid DraftId, string Title, string Unit, DraftState State, Deadline Deadline, int WorkingDaysLeft, bool Overdue);

    public static async Task<Ok<Response>> Handle(Actor actor, PublishingDb db, WorkingCalendar calendar, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var waiting = await db.Drafts.AsNoTracking()
            .Where(actor.Reaches<Draft>(StaffAction.ReadDrafts, draft => draft.Division, draft => draft.Unit))
            .Where(draft => draft.SignedOn != null && !Draft.Over.Contains(draft.State) && draft.Disclosure == DisclosureMode.Proactive).ToListAsync(ct);
        return TypedResults.Ok(new Response(
        [
            .. waiting.Select(draft => (draft, due: calendar.Due(draft.SignedOn!.Value, ReleaseDraft.WorkingDaysToDisclose))).OrderBy(one => one.due.Due).Select(one => new Line(
                one.draft.Id, one.draft.Content.Title, one.draft.Unit, one.draft.State, one.due, calendar.WorkingDaysBetween(today, one.due.Due), today > one.due.Due)),
        ]));
    }
}

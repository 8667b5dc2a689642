using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>The drafts that somebody may see, the newest first; of one state, or only those that are under way.</summary>
internal static class ListDrafts
{
    /// <param name="Total">On all pages.</param>
    /// <param name="Drafts">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Drafts);

    public sealed record Line(
        Guid Id, Guid DocumentId, string Title, DocumentKind Kind, string Unit, DraftState State, bool Urgent, bool IsCorrection, int Revision, string? Number,
        DateTimeOffset? ScheduledFor, DateTimeOffset CreatedAt, IReadOnlyList<DraftStep> Possible);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, string? page, string? size, string? state, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        DraftState wanted = default;
        if (state is not (null or "open") && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"must be open or one of {string.Join(", ", Enum.GetValues<DraftState>().Select(CamelCase.Of))}."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var drafts = db.Drafts.AsNoTracking().Where(actor.Reaches<Draft>(StaffAction.ReadDrafts, draft => draft.Division, draft => draft.Unit));
        if (state == "open") drafts = drafts.Where(draft => !Draft.Over.Contains(draft.State));
        else if (state is not null) drafts = drafts.Where(draft => draft.State == wanted);
        var found = await drafts.OrderByDescending(draft => draft.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await drafts.CountAsync(ct), [.. found.Select(LineOf)]));
    }

    private static Line LineOf(Draft draft) => new(
        draft.Id, draft.DocumentId, draft.Content.Title, draft.Content.Kind, draft.Unit, draft.State, draft.IsUrgent, draft.IsCorrection, draft.Revision, draft.Number,
        draft.ScheduledFor, draft.CreatedAt, [.. Transitions.PossibleIn(draft.State, draft.IsUrgent).Select(transition => transition.Step).Distinct()]);
}

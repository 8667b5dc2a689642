using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>The entries that somebody may see, the newest first; of one state, of one kind, of one document, or those that end until a day.</summary>
internal static class ListEntries
{
    /// <param name="Total">On all pages.</param>
    /// <param name="Entries">One page.</param>
    public sealed record Response(int Total, IReadOnlyList<Line> Entries);

    public sealed record Line(
        Guid Id, string Question, QaKind Kind, string Unit, QaState State, int Revision, long Version, bool IsPublic, DateOnly? EndsOn, string? RetiredBecause, DateOnly? LastVerifiedOn, DateTimeOffset CreatedAt);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, InterpretationDb db, string? page, string? size, string? state, string? document, string? endsUntil, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state", "document", "endsUntil"));
        var number = Parameters.Number(errors, "page", page, 1, 10_000);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        QaState wanted = default;
        if (state is not null && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"must be one of {string.Join(", ", Enum.GetValues<QaState>().Select(CamelCase.Of))}."));
        Guid about = default;
        if (document is not null && !Guid.TryParse(document, out about)) errors.Add(new("document", "must be the id of a document."));
        var until = Parameters.Day(errors, "endsUntil", endsUntil, default);
        if (errors.Count > 0) return Problems.BadFields(errors);

        var entries = db.Entries.AsNoTracking().Where(actor.Reaches<QaEntry>(StaffAction.ReadInterpretations, entry => entry.Division, entry => entry.Unit));
        if (state is not null) entries = entries.Where(entry => entry.State == wanted);
        if (document is not null) entries = entries.Where(entry => entry.RestsOn.Contains(about));
        if (endsUntil is not null) entries = entries.Where(entry => entry.RetiredBecause == null && entry.EndsOn <= until);
        var found = await entries.OrderByDescending(entry => entry.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new Response(await entries.CountAsync(ct), [.. found.Select(LineOf)]));
    }

    private static Line LineOf(QaEntry one) => new(
        one.Id, one.Content.Question, one.Content.Kind, one.Unit, one.State, one.Revision, one.Version, one.IsPublic, one.EndsOn, one.RetiredBecause, one.LastVerifiedOn, one.CreatedAt);
}

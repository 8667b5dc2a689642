using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.CleanUps;

/// <summary>A clean-up with what is wrong with its lists, and what publishing them would do.</summary>
internal static class CheckCleanUp
{
    /// <param name="CleanUp">As it stands.</param>
    /// <param name="Errors">By line; with one, nothing is published.</param>
    /// <param name="Verdicts">What would happen to each document.</param>
    public sealed record Response(CleanUpView CleanUp, IReadOnlyList<FieldError> Errors, IReadOnlyList<Line> Verdicts);

    public sealed record Line(CleanUpOutcome Outcome, Guid DocumentId, string Title, string? Number, ValidityStatus Now, DateOnly? LastValidDay, bool ByDefault);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Actor actor, PublishingDb db, IOptions<PublishingOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var cleanUp = await db.CleanUps.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (cleanUp is null || !(actor.May(StaffAction.PrepareCleanUps, cleanUp.AsTarget()) || actor.May(StaffAction.PublishCleanUps, cleanUp.AsTarget()))) return CleanUpView.Missing;
        if (cleanUp.PublishedAt is not null) return TypedResults.Ok(new Response(CleanUpView.Of(cleanUp), [], []));

        var (verdicts, errors) = await JudgeCleanUp.OfAsync(db, cleanUp, options.Value.SunsetRules, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new Response(CleanUpView.Of(cleanUp), errors, [.. verdicts.Select(verdict => new Line(
            verdict.Outcome, verdict.Document.Id, verdict.Document.Title, verdict.Document.Number, verdict.Document.Validity.On(clock.Today()), verdict.LastValidDay, verdict.ByDefault))]));
    }
}

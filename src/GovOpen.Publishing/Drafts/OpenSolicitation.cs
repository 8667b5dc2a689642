using GovOpen.Contracts;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Asks the public for opinions, for as long as the rules want it or with a reason for less.</summary>
internal static class OpenSolicitation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="Channel">Where opinions can be given, for people.</param>
    /// <param name="ShorterReason">Why for less than the minimum.</param>
    public sealed record Request(int Revision, DateOnly Until, string Channel, string? ShorterReason = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("channel", request.Channel, 2, 500);
        if (request.ShorterReason is not null) errors.Text("shorterReason", request.ShorterReason, 5, 500);
        var today = services.Clock.Today();
        if (request.Until <= today || request.Until > today.AddYears(1)) errors.Add("until", $"must be a day after today, {today:yyyy-MM-dd}, and within a year.");
        if (errors.Any) return errors.AsProblem();

        return await ChangeDraft.TakeAsync(id, DraftStep.OpenSolicitation, request.Revision, request.ShorterReason, services, ct, (draft, _, _) =>
        {
            var minimum = SolicitationPeriod.MinimumFor(draft.Content);
            if (minimum is not null && minimum.EarliestEnd(today, services.Calendar) is var earliest && request.Until < earliest && request.ShorterReason is null)
            {
                return Task.FromResult(Outcome.Bad(new FieldError("until", $"opinions on such a document are solicited for at least {minimum}, until {earliest:yyyy-MM-dd} or later; for less, state shorterReason.")));
            }

            return Task.FromResult(Outcome.Done(new
            {
                from = today, request.Until, minimum = minimum?.ToString(), request.Channel, resultDueOn = SolicitationPeriod.ResultDue(request.Until),
            }));
        });
    }
}

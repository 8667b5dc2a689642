using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>Ends a solicitation with what became of the opinions (意见采纳情况), which is due a month after its last day.</summary>
internal static class CloseSolicitation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Received">How many opinions came.</param>
    /// <param name="Adopted">How many were taken up.</param>
    /// <param name="Summary">What was taken up and what not, and why.</param>
    public sealed record Request(int Revision, int Received, int Adopted, string Summary);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("summary", request.Summary, 5, 10_000);
        if (request.Received < 0) errors.Add("received", "must be 0 or more.");
        if (request.Adopted < 0 || request.Adopted > request.Received) errors.Add("adopted", $"must be from 0 to received, {request.Received}.");
        if (errors.Any) return errors.AsProblem();

        return await ChangeDraft.TakeAsync(id, DraftStep.CloseSolicitation, request.Revision, request.Summary, services, ct, (draft, now, _) =>
        {
            var opened = draft.Steps.FindLast(step => step.Step == DraftStep.OpenSolicitation)!.Details!;
            var (today, until) = (ShanghaiDay.Of(now), opened["until"].Deserialize<DateOnly>());
            if (today <= until) return Task.FromResult(Outcome.Refused(new("solicitation-open", $"Opinions can be given until {until:yyyy-MM-dd}; it ends the day after.")));
            var due = opened["resultDueOn"].Deserialize<DateOnly>();
            return Task.FromResult(Outcome.Done(new { request.Received, request.Adopted, resultDueOn = due, late = today > due }));
        });
    }
}

using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.Interpretation.Knowledge;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>下架: the unit takes an answer back, with a reason that the public reads.</summary>
internal static class RetireEntry
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Reason">For the public: 5 to 500 characters.</param>
    public sealed record Request(int Revision, string Reason);

    public static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> Handle(Guid id, Request request, QaServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();

        return await ChangeEntry.TakeAsync(
            id, QaStep.Retire, StaffAction.ReviewInterpretations, request.Revision, request.Reason, services,
            (entry, now) =>
            {
                var retired = entry.Retire(request.Reason.Trim(), services.Actor, now);
                services.Db.Append(entry.Id, entry.Version, retired);
                services.Db.Add(KnowledgeChange.Of(retired));
                return null;
            },
            ct);
    }
}

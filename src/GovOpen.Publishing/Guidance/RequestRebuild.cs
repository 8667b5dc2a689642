using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Guidance;

/// <summary>Asks the search to build its index anew; it goes on answering from the one that it has.</summary>
internal static class RequestRebuild
{
    public sealed record Request(string Reason);

    public sealed record Response(Guid RequestId);

    public static async Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 200);
        if (errors.Any) return errors.AsProblem();

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var note = new AuditNote("index.rebuild", "index-rebuild:" + id) { Reason = request.Reason.Trim() };
        if (!actor.May(StaffAction.RebuildIndex, new(Division: null))) return await trail.ForbiddenAsync(note);

        db.Append(id, 1, new IndexRebuildRequested { RequestId = id, Reason = request.Reason.Trim(), RequestedAt = now });
        trail.Add(db, note);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted((string?)null, new Response(id));
    }
}

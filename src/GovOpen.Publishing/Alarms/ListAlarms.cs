using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Alarms;

/// <summary>The alarms of what somebody may see that nobody has cleared, the newest first; with <c>cleared=true</c> those that were.</summary>
internal static class ListAlarms
{
    private const int Most = 200;

    public sealed record Response(IReadOnlyList<Alarm> Alarms);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, PublishingDb db, string? cleared, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "cleared") is { Count: > 0 } errors) return Problems.BadFields(errors);
        if (cleared is not (null or "true" or "false")) return Problems.BadField("cleared", "must be true or false.");

        var alarms = await db.Alarms.AsNoTracking()
            .Where(actor.Reaches<Alarm>(StaffAction.ReadDrafts, alarm => alarm.Division, alarm => alarm.Unit))
            .Where(alarm => alarm.ClearedAt != null == (cleared == "true")).OrderByDescending(alarm => alarm.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response(alarms));
    }
}

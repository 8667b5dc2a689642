using System.Data;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>
/// Answers that are read from the tables: each from one state of them, and none while the history of a source is read from its
/// beginning. Until that is done the tables hold early versions, also of what was withdrawn, removed or repealed since.
/// </summary>
internal static class TableReads
{
    public static RouteHandlerBuilder ReadsTables(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<SearchDb>();
        var ct = context.HttpContext.RequestAborted;
        await using var state = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // Before the state is fixed: a purge writes the table anew, and to a state from before it the new one is empty.
        await db.Database.ExecuteSqlAsync($"lock table entries in access share mode", ct);
        return await db.Set<ReadPosition>().AnyAsync(position => position.Rebuilding, ct)
            ? Problems.Refused(StatusCodes.Status503ServiceUnavailable, "rebuilding", "The documents are being read anew from their source; try again in some minutes.")
            : await next(context);
    });
}

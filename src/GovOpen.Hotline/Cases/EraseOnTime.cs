using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.Hotline.Publication;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Cases;

/// <summary>
/// 到期清除 (Personal Information Protection Law, arts. 19 and 47): what a concern said is erased once it was over for as long as it may be kept. Its key
/// goes, and with it every remark; the steps stay, so that figures stay true, and so does what is public without a name.
/// </summary>
internal sealed class EraseOnTime(HotlineDb db, AuditTrail trail, TimeProvider clock, IOptions<HotlineOptions> options) : IDueWork
{
    private const string NotInTime = "诉求内容已到期清除。";

    public Task DoAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        var before = now.AddDays(-options.Value.KeepDays);
        // Of one that is over, the newest step is the last thing that happened to it.
        var due = db.Orders.Where(order => order.ReceivedAt < before && order.Content != null && order.DueAt == null && !order.IsSuspended && order.Steps.All(step => step.At < before));
        return db.WorkThroughAsync(() => due.AsNoTracking().OrderBy(order => order.ReceivedAt).FirstOrDefaultAsync(ct), EraseAsync, ct);

        async Task EraseAsync(WorkOrder found)
        {
            // It may have been taken up again meanwhile.
            if (await due.SingleOrDefaultAsync(order => order.Id == found.Id, ct) is not { } order) return;

            if (await db.ResultOfAsync(order, ct) is { State: ResultState.Proposed } result)
            {
                result.Drop(NotInTime);
                order.HasResult(null);
            }

            order.Erase(now);
            await db.CaseKeys.Where(key => key.OrderId == order.Id).ExecuteDeleteAsync(ct);
            trail.Add(db, new AuditNote("order.erase", "order:" + order.Id) { Version = order.Version });
        }
    }
}

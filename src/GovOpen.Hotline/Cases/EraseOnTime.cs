using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Cases;

/// <summary>
/// 到期清除 (Personal Information Protection Law, arts. 19 and 47): what a concern said is erased once it was over for as long as it may be kept. Its key
/// goes, and with it every remark and every older copy; the steps stay, so that figures stay true.
/// </summary>
internal sealed class EraseOnTime(HotlineDb db, AuditTrail trail, TimeProvider clock, IOptions<HotlineOptions> options) : IDueWork
{
    public async Task DoAsync(CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow().Kept();
            var before = now.AddDays(-options.Value.KeepDays);
            await using var change = await db.BeginUnderLockAsync(ct);
            // The newest step of one that is over is the last thing that happened to it.
            var order = await db.Orders.Where(one => one.ErasedAt == null && one.DueAt == null && !one.IsSuspended && one.ReceivedAt < before)
                .Where(one => one.Steps.Max(step => step.At) < before).OrderBy(one => one.Number).FirstOrDefaultAsync(ct);
            if (order is null) return;

            order.Erase(now);
            await db.CaseKeys.Where(key => key.OrderId == order.Id).ExecuteDeleteAsync(ct);
            trail.Add(db, new AuditNote("order.erase", "order:" + order.Id) { Version = order.Version });
            await db.SaveChangesAsync(ct);
            await change.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}

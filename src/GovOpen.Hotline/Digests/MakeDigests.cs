using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Digests;

/// <summary>
/// Makes the digests of each month some days after its end, when those who filed have said how it was. What was made is not made again: of two figures for
/// one month, the difference would tell of few. Reports of wrongdoing are not counted.
/// </summary>
internal sealed class MakeDigests(HotlineDb db, AuditTrail trail, TimeProvider clock, IOptions<HotlineOptions> options) : IDueWork
{
    private sealed record Due(DateOnly Month);

    public Task DoAsync(CancellationToken ct) => db.WorkThroughAsync(() => FindAsync(ct), due => MakeAsync(due.Month, ct), ct);

    private async Task<Due?> FindAsync(CancellationToken ct)
    {
        var next = await db.DigestMonths.MaxAsync(one => (DateOnly?)one.Month, ct) is { } last
            ? last.AddMonths(1)
            : await db.Orders.MinAsync(order => order.ClosedAt, ct) is { } first ? MonthOf(first) : (DateOnly?)null;
        return next?.AddMonths(1).AddDays(options.Value.DigestAfter) <= clock.Today() ? new(next.Value) : null;
    }

    private async Task MakeAsync(DateOnly month, CancellationToken ct)
    {
        if (await db.DigestMonths.AnyAsync(one => one.Month == month, ct)) return;

        var (now, figures) = (clock.GetUtcNow().Kept(), MonthFigures.Of(await CountAsync(month, ct)));
        db.DigestMonths.Add(new() { Month = month, MadeAt = now, Figures = figures.All, AtOnce = figures.Units.FirstOrDefault(unit => unit.Unit is null).Figures?.Total });
        foreach (var (unit, division, own) in figures.Units)
        {
            if (unit is not null) db.Digests.Add(new() { Id = Guid.CreateVersion7(now), Month = month, Unit = unit, Division = division!, Figures = own });
        }

        trail.Add(db, new AuditNote("digests.make", $"month:{month:yyyy-MM}") { After = new { Units = figures.Units.Count } });
    }

    private async Task<IReadOnlyList<DigestCount>> CountAsync(DateOnly month, CancellationToken ct)
    {
        var (begins, ends) = (ShanghaiDay.StartOf(month), ShanghaiDay.StartOf(month.AddMonths(1)));
        var counted = await db.Orders.AsNoTracking()
            .Where(order => order.ClosedAt >= begins && order.ClosedAt < ends && order.Kind != ConcernKind.Report && order.Channel != ConcernChannel.ReportPhone)
            .GroupBy(order => new { order.Unit, order.UnitDivision, order.Class, order.Division })
            .Select(group => new
            {
                group.Key,
                Closed = group.Count(),
                InTime = group.Count(order => order.WasDueAt == null || order.ClosedAt < order.WasDueAt),
                Resolved = group.Count(order => order.IsResolved == true),
                NotResolved = group.Count(order => order.IsResolved == false),
                Satisfied = group.Count(order => order.IsSatisfied == true),
                Dissatisfied = group.Count(order => order.IsSatisfied == false),
            }).ToListAsync(ct);
        return
        [
            .. counted.GroupBy(one => (one.Key.Unit, one.Key.UnitDivision, Class: one.Key.Class?.Split('/')[0], Division: one.Key.Division[..6]), (key, same) => new DigestCount(
                key.Unit, key.UnitDivision, key.Class, key.Division,
                same.Sum(one => one.Closed), same.Sum(one => one.InTime), same.Sum(one => one.Resolved), same.Sum(one => one.NotResolved), same.Sum(one => one.Satisfied), same.Sum(one => one.Dissatisfied))),
        ];
    }

    private static DateOnly MonthOf(DateTimeOffset instant) => ShanghaiDay.Of(instant) is var day ? new(day.Year, day.Month, 1) : default;
}

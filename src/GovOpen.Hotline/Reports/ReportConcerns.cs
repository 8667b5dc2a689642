using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Reports;

/// <summary>诉求统计: what became of the concerns that were received in a period, by channel, kind, unit, division or class. Counted from the orders each time, so that the figures are those of the source.</summary>
internal static class ReportConcerns
{
    /// <param name="From">The first day of receipt, in Shanghai.</param>
    /// <param name="To">The last day.</param>
    /// <param name="By">What they are told apart by.</param>
    /// <param name="Total">All together.</param>
    /// <param name="Groups">The largest first.</param>
    public sealed record Response(DateOnly From, DateOnly To, Grouping By, Figures Total, IReadOnlyList<Figures> Groups);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> AsJson(
        HttpRequest request, Actor actor, HotlineDb db, TimeProvider clock, string? from, string? to, string? by, CancellationToken ct)
    {
        var (report, errors) = await ReportAsync(request, actor, db, clock, from, to, by, ct);
        return report is null ? Problems.BadFields(errors) : TypedResults.Ok(report);
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AsTable(
        HttpRequest request, Actor actor, HotlineDb db, TimeProvider clock, string? from, string? to, string? by, CancellationToken ct)
    {
        var (report, errors) = await ReportAsync(request, actor, db, clock, from, to, by, ct);
        return report is null
            ? Problems.BadFields(errors)
            : TypedResults.File(Table(report), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"concerns-by-{CamelCase.Of(report.By)}-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv"));
    }

    private static async Task<(Response? Report, IReadOnlyList<FieldError> Errors)> ReportAsync(
        HttpRequest request, Actor actor, HotlineDb db, TimeProvider clock, string? from, string? to, string? by, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "from", "to", "by"));
        var today = clock.Today();
        var first = Parameters.Day(errors, "from", from, new DateOnly(today.Year, today.Month, 1));
        var last = Parameters.Day(errors, "to", to, today);
        if (last < first) errors.Add(new("to", "lies before from."));
        var grouping = Grouping.Channel;
        if (by is not null && !CamelCase.TryParse(by, out grouping)) errors.Add(new("by", $"must be one of {string.Join(", ", Enum.GetValues<Grouping>().Select(CamelCase.Of))}."));
        if (errors.Count > 0) return (null, errors);

        var (begins, ends, now) = (ShanghaiDay.StartOf(first), ShanghaiDay.StartOf(last.AddDays(1)), clock.GetUtcNow());
        var orders = db.Orders.AsNoTracking().Where(actor.Reaches<WorkOrder>(StaffAction.ReadReports, order => order.Division, order => order.Unit)).Where(order => order.ReceivedAt >= begins && order.ReceivedAt < ends);
        var groups = grouping switch
        {
            Grouping.Channel => await CountAsync(orders, order => order.Channel, CamelCase.Of, now, ct),
            Grouping.Kind => await CountAsync(orders, order => order.Kind, CamelCase.Of, now, ct),
            Grouping.Unit => await CountAsync(orders, order => order.Unit, name => name, now, ct),
            Grouping.Division => await CountAsync(orders, order => order.Division, code => code, now, ct),
            _ => await CountAsync(orders, order => order.Class, name => name?.Split('/')[0], now, ct),
        };
        return (new(first, last, grouping, Figures.Sum(null, groups), groups), []);
    }

    /// <param name="orders">Which.</param>
    /// <param name="key">What they are told apart by in the database.</param>
    /// <param name="name">What that is called; keys of one name are counted together.</param>
    /// <param name="now">Against which it is held whether a term is over.</param>
    /// <param name="ct">Cancels.</param>
    private static async Task<IReadOnlyList<Figures>> CountAsync<TKey>(IQueryable<WorkOrder> orders, Expression<Func<WorkOrder, TKey>> key, Func<TKey, string?> name, DateTimeOffset now, CancellationToken ct)
    {
        var counted = await orders.GroupBy(key).Select(group => new
        {
            group.Key,
            Figures = new Figures
            {
                Received = group.Count(),
                Elsewhere = group.Count(order => order.State == OrderState.Redirected || order.State == OrderState.Merged),
                Closed = group.Count(order => order.ClosedAt != null),
                InTime = group.Count(order => order.ClosedAt != null && (order.WasDueAt == null || order.ClosedAt < order.WasDueAt)),
                Overdue = group.Count(order => order.ClosedAt == null && order.DueAt <= now),
                Resolved = group.Count(order => order.IsResolved == true),
                NotResolved = group.Count(order => order.IsResolved == false),
                Satisfied = group.Count(order => order.IsSatisfied == true),
                Dissatisfied = group.Count(order => order.IsSatisfied == false),
                Reopened = group.Count(order => order.IsReopened),
                Urges = group.Sum(order => order.Urges),
            },
        }).ToListAsync(ct);
        return [.. counted.GroupBy(one => name(one.Key), (named, same) => Figures.Sum(named, [.. same.Select(one => one.Figures)])).OrderByDescending(figures => figures.Received).ThenBy(figures => figures.Name, StringComparer.Ordinal)];
    }

    private static byte[] Table(Response report) => CsvTable.Of(
        ["分组", "收到", "指引其他渠道或并单", "办结", "按时办结", "超期未办结", "解决", "未解决", "满意", "不满意", "重新办理", "督办次数", "按时办结率", "解决率", "满意率", "统计起", "统计止"],
        report.Groups.Append(report.Total with { Name = "合计" }).Select(line => (object?[])
        [
            line.Name ?? "未定", line.Received, line.Elsewhere, line.Closed, line.InTime, line.Overdue, line.Resolved, line.NotResolved, line.Satisfied, line.Dissatisfied, line.Reopened, line.Urges,
            line.InTimeRate, line.ResolvedRate, line.SatisfiedRate, report.From, report.To,
        ]));
}

/// <summary>What concerns are told apart by.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Grouping>))]
internal enum Grouping
{
    Channel,

    Kind,

    /// <summary>Who has it, or had it last.</summary>
    Unit,

    Division,

    /// <summary>On the widest level.</summary>
    Class,
}

using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Hotline.Concerns;

/// <summary>
/// 提交诉求: everybody may, and need not say who they are. What they get is a receipt and a code, by which alone they follow it, and the day until
/// which they are answered, with every day that leads there.
/// </summary>
internal static class FileConcern
{
    /// <param name="Kind">What it wants.</param>
    /// <param name="Text">What happened, where, and what is to be done: 4 to 5,000 characters.</param>
    /// <param name="Division">Where; null: the province.</param>
    /// <param name="Place">Where, in words.</param>
    /// <param name="Name">By what to call them.</param>
    /// <param name="Phone">Where to call them.</param>
    /// <param name="RequestId">Any new UUID: sent again, because a connection broke or a button was pressed twice, it is the same concern.</param>
    /// <param name="KeepPrivate">Nothing of it and of the answer is to be published, even without names.</param>
    public sealed record Request(ConcernKind Kind, string Text, string? Division = null, string? Place = null, string? Name = null, string? Phone = null, Guid? RequestId = null, bool KeepPrivate = false);

    /// <param name="Receipt">By which anybody may speak of it.</param>
    /// <param name="Code">Said here alone; nobody can look it up.</param>
    /// <param name="DueOn">The last day on which it is answered in time.</param>
    /// <param name="DueAt">The instant from which it is not.</param>
    /// <param name="Deadline">Every day of the term; null: the limit is one of hours.</param>
    public sealed record Response(string Receipt, string Code, DateOnly DueOn, DateTimeOffset DueAt, Deadline? Deadline);

    /// <summary>The province, where nobody says where.</summary>
    private const string Province = "510000";

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(Request request, ConcernServices services, CancellationToken ct)
    {
        if (ErrorsOf(request) is { Any: true } errors) return errors.AsProblem();

        var (order, key, code) = New(request, ConcernChannel.Portal, services);
        services.Db.AddRange(order, key);
        return await SaveAsync(order, code, request, services, ct);
    }

    /// <summary>Commits it, or answers again what was answered to the same request before.</summary>
    public static async Task<Results<Created<Response>, ProblemHttpResult>> SaveAsync(WorkOrder order, string code, Request request, ConcernServices services, CancellationToken ct)
    {
        try
        {
            await services.Db.SaveChangesAsync(ct);
            return TypedResults.Created((string?)null, ResponseOf(order, code, services.Clocks));
        }
        catch (DbUpdateException e) when (order.RequestId is not null && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            var first = await services.Db.OrdersWithSteps.AsNoTracking().SingleAsync(one => one.RequestId == order.RequestId, ct);
            var key = services.Vault.Open(await services.Db.CaseKeys.AsNoTracking().SingleAsync(kept => kept.OrderId == first.Id, ct));
            return ConcernContent.Read(key, first.Content!) == ContentOf(request)
                ? TypedResults.Created((string?)null, ResponseOf(first, key.Code, services.Clocks))
                : Problems.BadField("requestId", "was used for a concern that says something else; a new one needs a new UUID.");
        }
    }

    public static Complaints ErrorsOf(Request request)
    {
        var errors = ContentOf(request).Check();
        if (request.Division is not null && !DivisionCode.IsOne(request.Division)) errors.Add("division", "must be a division code: 6, 9 or 12 digits.");
        return errors;
    }

    /// <summary>Registered as of now, with the key of its case and the code.</summary>
    public static (WorkOrder Order, CaseKey Key, string Code) New(Request request, ConcernChannel channel, ConcernServices services)
    {
        var now = services.Clock.GetUtcNow().Kept();
        var id = Guid.CreateVersion7(now);
        var kept = services.Vault.NewKey(id);
        var key = services.Vault.Open(kept);
        var order = new WorkOrder
        {
            Id = id, Kind = request.Kind, Channel = channel, Division = request.Division ?? Province, ReceivedAt = now,
            RequestId = request.RequestId, Content = ContentOf(request).Seal(key),
        };
        order.Take(OrderStep.Receive, actor: null, now);
        order.SetDue(services.Clocks.Of(order, now), now);
        return (order, kept, key.Code);
    }

    private static Response ResponseOf(WorkOrder order, string code, OrderClocks clocks)
    {
        var clock = clocks.Of(order, order.ReceivedAt);
        return new(order.Receipt, code, clock.DueOn, clock.DueAt, clock.Days);
    }

    private static ConcernContent ContentOf(Request request) => new() { Text = (request.Text ?? "").Trim(), Place = Said(request.Place), Name = Said(request.Name), Phone = Said(request.Phone), KeepPrivate = request.KeepPrivate };

    /// <summary>A field of a form that was left empty says nothing.</summary>
    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

/// <summary>What the use cases of who files concerns work with.</summary>
internal sealed record ConcernServices(HotlineDb Db, AuditTrail Trail, TimeProvider Clock, OrderClocks Clocks, CaseVault Vault);

using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Orders;

/// <summary>Who filed a concern and how they are reached: read by those who must, for a purpose, and each time written down.</summary>
internal static class ReadContact
{
    /// <param name="Purpose">What it is read for.</param>
    public sealed record Request(ContactPurpose Purpose);

    public sealed record Response(string? Name, string? Phone);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        var (db, actor, trail, _, _, vault) = services;
        var note = new AuditNote("order.readContact", "order:" + id) { Reason = CamelCase.Of(request.Purpose) };
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (order is null || !order.Lets(actor, StaffAction.ReadOrders)) return OrderView.Missing;
        if (!order.Lets(actor, StaffAction.ReadContacts)) return await trail.ForbiddenAsync(note);
        if (order.Content is null || await db.KeyOfAsync(id, ct) is not { } kept) return ChangeOrder.Erased;

        await trail.WriteAsync(note); // before it is told
        var content = ConcernContent.Read(vault.Open(kept), order.Content);
        return TypedResults.Ok(new Response(content.Name, content.Phone));
    }
}

/// <summary>For what somebody's name and number may be read.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ContactPurpose>))]
internal enum ContactPurpose
{
    /// <summary>核实情况</summary>
    Verify,

    /// <summary>上门办理</summary>
    Visit,

    /// <summary>告知结果</summary>
    TellResult,

    /// <summary>回访</summary>
    FollowUp,
}

using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Interpretation.Delivery;

/// <summary>A new receiver of all changes, from the first on. Its secret is shown once.</summary>
internal static class RegisterReceiver
{
    /// <summary>However many 12345 platforms a province has, it has not more.</summary>
    private const int Most = 100;

    /// <param name="Name">As staff calls it: 2 to 100 characters; no two have the same.</param>
    /// <param name="Address">Where changes are posted.</param>
    /// <param name="InventoryAddress">Where it says what it has: <c>{ entries: […], cursor }</c>, the next page with <c>?after=cursor</c>; null: it is not compared.</param>
    public sealed record Request(string Name, string Address, string? InventoryAddress = null)
    {
        public Complaints Check(DeliveryOptions options)
        {
            var errors = new Complaints().Text("name", Name, 2, 100);
            ReceiverAddress.Check(errors, "address", Address, options.Networks());
            if (InventoryAddress is not null) ReceiverAddress.Check(errors, "inventoryAddress", InventoryAddress, options.Networks());
            return errors;
        }
    }

    /// <param name="Secret">Under which what it gets is signed: <c>whsec_…</c>.</param>
    public sealed record Response(ReceiverView Receiver, string Secret);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, Actor actor, InterpretationDb db, AuditTrail trail, IOptions<DeliveryOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (request.Check(options.Value) is { Any: true } errors) return errors.AsProblem();

        var now = clock.GetUtcNow().Kept();
        var receiver = new Receiver { Id = Guid.CreateVersion7(now), Name = request.Name.Trim(), Address = request.Address, InventoryAddress = request.InventoryAddress, CreatedAt = now };
        var note = new AuditNote("receiver.register", "receiver:" + receiver.Id) { After = request };
        await using var change = await db.BeginUnderLockAsync(ct);
        if (!actor.May(StaffAction.DeliverKnowledge, new(Division: null))) return await trail.ForbiddenAsync(note, change);
        if (await db.Receivers.AnyAsync(other => other.Name == receiver.Name, ct)) return await trail.RefusedAsync(note, change, NameIsTaken(receiver.Name));
        if (await db.Receivers.CountAsync(ct) >= Most) return await trail.RefusedAsync(note, change, new("too-many-receivers", $"There are {Most} receivers already."));

        db.Add(receiver);
        trail.Add(db, note);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/knowledge/receivers/{receiver.Id}", new Response(ReceiverView.Of(receiver, await ListReceivers.WaitingAsync(receiver, db, ct)), Signature.SecretOf(receiver, options.Value.Key)));
    }

    public static Refusal NameIsTaken(string name) => new("name-is-taken", $"There is another receiver called “{name}”.");
}

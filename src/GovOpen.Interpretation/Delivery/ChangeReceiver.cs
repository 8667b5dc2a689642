using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Renames or moves a receiver, stops it and lets it go on; what waits for it is tried at once. Or gives it another secret.</summary>
internal static class ChangeReceiver
{
    /// <param name="Name">As <see cref="RegisterReceiver"/>.</param>
    /// <param name="Address">As there.</param>
    /// <param name="InventoryAddress">As there.</param>
    /// <param name="IsActive">Whether anything is sent.</param>
    public sealed record Request(string Name, string Address, string? InventoryAddress, bool IsActive);

    public static async Task<Results<Ok<ReceiverView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, InterpretationDb db, AuditTrail trail, IOptions<DeliveryOptions> options, CancellationToken ct)
    {
        if (new RegisterReceiver.Request(request.Name, request.Address, request.InventoryAddress).Check(options.Value) is { Any: true } errors) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Receivers.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } receiver) return ReceiverView.Missing;
        var note = new AuditNote("receiver.change", "receiver:" + id) { Before = new Request(receiver.Name, receiver.Address, receiver.InventoryAddress, receiver.IsActive), After = request };
        if (!actor.May(StaffAction.DeliverKnowledge, new(Division: null))) return await trail.ForbiddenAsync(note, change);
        if (await db.Receivers.AnyAsync(other => other.Name == request.Name.Trim() && other.Id != id, ct)) return await trail.RefusedAsync(note, change, RegisterReceiver.NameIsTaken(request.Name.Trim()));

        (receiver.Name, receiver.Address, receiver.InventoryAddress, receiver.IsActive) = (request.Name.Trim(), request.Address, request.InventoryAddress, request.IsActive);
        receiver.TryAtOnce();
        trail.Add(db, note);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(ReceiverView.Of(receiver, await ListReceivers.WaitingAsync(receiver, db, ct)));
    }

    /// <summary>The one before it stands beside it until the next.</summary>
    public static async Task<Results<Ok<RegisterReceiver.Response>, ProblemHttpResult>> RenewSecret(
        Guid id, Actor actor, InterpretationDb db, AuditTrail trail, IOptions<DeliveryOptions> options, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Receivers.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } receiver) return ReceiverView.Missing;
        var note = new AuditNote("receiver.renewSecret", "receiver:" + id);
        if (!actor.May(StaffAction.DeliverKnowledge, new(Division: null))) return await trail.ForbiddenAsync(note, change);

        receiver.SecretGeneration++;
        trail.Add(db, note with { After = new { receiver.SecretGeneration } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(new RegisterReceiver.Response(ReceiverView.Of(receiver, await ListReceivers.WaitingAsync(receiver, db, ct)), Signature.SecretOf(receiver, options.Value.Key)));
    }
}

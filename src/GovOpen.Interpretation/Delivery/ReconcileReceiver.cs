using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Compares both sides now.</summary>
internal static class ReconcileReceiver
{
    public static async Task<Results<Ok<ReconciliationView>, ProblemHttpResult>> Handle(Guid id, Actor actor, InterpretationDb db, Reconcile reconcile, AuditTrail trail, CancellationToken ct)
    {
        if (await db.Receivers.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } receiver) return ReceiverView.Missing;
        var note = new AuditNote("receiver.reconcile", "receiver:" + id);
        if (!actor.May(StaffAction.DeliverKnowledge, new(Division: null))) return await trail.ForbiddenAsync(note);
        if (receiver.InventoryAddress is null) return Problems.Refused(StatusCodes.Status409Conflict, "no-inventory", $"“{receiver.Name}” does not say what it has: give it an inventory address.");

        return TypedResults.Ok(ReconciliationView.Of(await reconcile.RunAsync(receiver, actor, ct)));
    }
}

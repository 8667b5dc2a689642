using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Registers;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>登记编号: takes the next number of the organ's register. A draft that was numbered before it was returned keeps its number.</summary>
internal static class AssignNumber
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Register">Which of the unit's registers; null where the draft has a number already, or is not numbered (a correction).</param>
    /// <param name="Number">The number that is expected; null: whichever is next.</param>
    public sealed record Request(int Revision, Guid? Register = null, string? Number = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.Number is not null) errors.Text("number", request.Number, 3, 100);
        if (errors.Any) return errors.AsProblem();

        var (db, actor, _, _, _, _) = services;
        return await ChangeDraft.TakeAsync(id, DraftStep.AssignNumber, request.Revision, null, services, ct, async (draft, now, stop) =>
        {
            if (draft.Number is { } has)
            {
                return request.Number is null || DocumentNumber.KeyOf(request.Number) == has ? Outcome.Done(new { number = has }) : Outcome.Refused(new("has-number", $"It bears {has} already."));
            }

            if (draft.IsCorrection) return Outcome.Done();
            var register = await db.NumberRegisters.SingleOrDefaultAsync(r => r.Id == request.Register, stop);
            if (register is null || !actor.May(StaffAction.PublishDocuments, register.AsTarget())) return Outcome.Bad(new FieldError("register", "is no register of your unit; GET /api/registers lists them."));
            if (register.Issuer != draft.Content.Issuer) return Outcome.Refused(new("other-issuer", $"The register of {register.Organ} numbers documents of {register.Issuer}; this one is {draft.Content.Issuer}'s."));
            return await GiveNumber.ToAsync(db, draft, register, request.Number, actor, draft.SignedOn!.Value, now, stop) is { } refusal
                ? Outcome.Refused(refusal)
                : Outcome.Done(new { draft.Number, draft.IndexNumber });
        });
    }
}

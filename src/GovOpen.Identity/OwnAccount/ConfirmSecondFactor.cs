using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.OwnAccount;

/// <summary>Second step: a code of the new secret shows that the device has it; from now on no sign-in goes without.</summary>
internal static class ConfirmSecondFactor
{
    /// <param name="Username">Whose.</param>
    /// <param name="Password">The current one.</param>
    /// <param name="Otp">A code of the new secret.</param>
    public sealed record Request(string Username, string Password, string Otp);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, SignIn signIn, SecondFactors factors, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var confirmed = false;
        var outcome = await signIn.TryAsync(
            new(request.Username, request.Password, null),
            "account.confirm-second-factor",
            async person =>
            {
                if (!confirmed && !(confirmed = IsConfirmed(person))) return "wrong-code";
                (person.SecondFactor, person.PendingSecondFactor) = (person.PendingSecondFactor, null);
                person.Change(db, clock.GetUtcNow());
                await RefreshTokens.EndAllAsync(db, person, clock.GetUtcNow(), CancellationToken.None); // whoever signed in without it
                return AuditNote.Done;
            },
            ct,
            // Where one is replaced, its code was asked for when the new secret was shown; now the new one's code stands in for it.
            secondFactor: person => person.SecondFactor is null || (confirmed = IsConfirmed(person)));
        if (outcome != SignInOutcome.Right) return SignInProblems.Of(outcome);
        return confirmed ? TypedResults.NoContent() : Problems.BadField("otp", "is not the code of the secret that was shown; begin again, or see that the device's clock is right.");

        bool IsConfirmed(Person person)
        {
            if (person.PendingSecondFactor is null) return false;
            var spent = person.SpentCodes;
            person.SpentCodes = 0; // of another secret
            if (factors.Spend(person, person.PendingSecondFactor, request.Otp)) return true;
            person.SpentCodes = spent;
            return false;
        }
    }
}

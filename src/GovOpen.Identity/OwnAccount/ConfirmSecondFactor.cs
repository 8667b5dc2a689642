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
    /// <param name="CurrentOtp">A code of the second factor that is replaced, where there is one.</param>
    public sealed record Request(string Username, string Password, string Otp, string? CurrentOtp = null);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, SignIn signIn, SecondFactors factors, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var confirmed = false;
        var outcome = await signIn.TryAsync(new(request.Username, request.Password, request.CurrentOtp), "account.confirm-second-factor", person =>
        {
            if (person.PendingSecondFactor is null) return;
            var spent = person.SpentCodes;
            person.SpentCodes = 0; // of another secret
            confirmed = factors.Spend(person, person.PendingSecondFactor, request.Otp);
            if (!confirmed)
            {
                person.SpentCodes = spent;
                return;
            }

            (person.SecondFactor, person.PendingSecondFactor) = (person.PendingSecondFactor, null);
            person.Change(db, clock.GetUtcNow());
        }, ct);
        if (outcome != SignInOutcome.Right) return SignInProblems.Of(outcome);
        return confirmed ? TypedResults.NoContent() : Problems.BadField("otp", "is not the code of the secret that was shown; begin again, or see that the device's clock is right.");
    }
}

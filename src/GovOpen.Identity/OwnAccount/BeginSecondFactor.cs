using GovOpen.EventLog.Audit;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.OwnAccount;

/// <summary>First step: shows a new secret to whoever knows the password (and the code of the second factor that it shall replace). It counts once it is confirmed.</summary>
internal static class BeginSecondFactor
{
    public sealed record Request(string Username, string Password, string? Otp = null);

    public sealed record Response(string Secret, string Uri);

    private static readonly Refusal PasswordChangeRequired = new("password-change-required", "A first password is good for setting another one, and for nothing else.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, SignIn signIn, SecondFactors factors, HttpResponse response, CancellationToken ct)
    {
        var (kept, secret) = factors.New();
        var mustChange = false;
        var outcome = await signIn.TryAsync(new(request.Username, request.Password, request.Otp), "account.second-factor", person =>
        {
            mustChange = person.MustChangePassword;
            if (mustChange) return Task.FromResult(PasswordChangeRequired.Code);
            person.PendingSecondFactor = kept;
            return Task.FromResult(AuditNote.Done);
        }, ct);
        if (outcome != SignInOutcome.Right) return SignInProblems.Of(outcome);
        if (mustChange) return Problems.Refused(PasswordChangeRequired);

        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(secret, SecondFactors.UriOf(secret, request.Username)));
    }
}

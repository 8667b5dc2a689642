using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.OwnAccount;

/// <summary>Why somebody was not recognised, in one sentence for all reasons.</summary>
internal static class SignInProblems
{
    public static ProblemHttpResult Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.TooMany => Problems.Refused(StatusCodes.Status429TooManyRequests, "too-many-attempts", "There are too many attempts now. Please try again in a minute."),
        SignInOutcome.Refused => Problems.Refused(StatusCodes.Status403Forbidden, "sign-in-refused", "The user name, the password or the one-time code is wrong, or the account is locked."),
        SignInOutcome.Right => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

using Microsoft.AspNetCore.Authentication;

namespace GovOpen.Office.Sessions;

/// <summary>A service no longer knows who this is: to the sign-in page, with the reason and the way back.</summary>
internal sealed class EndSession : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await httpContext.SignOutAsync(SessionRegistration.Scheme);
        await httpContext.ChallengeAsync(SessionRegistration.Scheme);
    }
}

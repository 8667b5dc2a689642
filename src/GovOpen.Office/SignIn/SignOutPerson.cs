using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;

namespace GovOpen.Office.SignIn;

/// <summary>Ends the session here and the sign-in at Identity. If that cannot be reached, the refresh token is gone all the same: nobody else has it.</summary>
internal static class SignOutPerson
{
    public static async Task<IResult> Handle(Session session, ServiceCalls calls, Visit visit)
    {
        await EndAsync(session, calls);
        return visit.GoTo("/sign-in", done: "signedOut");
    }

    public static async Task EndAsync(Session session, ServiceCalls calls)
    {
        var token = await session.AccessTokenAsync();
        if (await session.EndAsync() is { } refreshToken)
        {
            await calls.AskAsync<Nothing>("identity", HttpMethod.Post, "api/sign-out", new { refreshToken }, "Bearer " + token, version: null, CancellationToken.None);
        }
    }
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.SignIn;

/// <summary>Signs somebody in. Why it was refused is not told, so that nobody learns which user names there are.</summary>
internal static class SignInPerson
{
    public static async Task<IResult> Handle(IFormCollection posted, TokenService tokens, Session session, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var form = new Form(posted);
        var back = ReturnUrl.OrHome(form[ReturnUrl.Parameter]);
        if (visit.Actor is not null) return visit.GoTo(back);
        if (form.Require("username", "password").IsWrong) return Again(form, StatusCodes.Status400BadRequest);

        var (granted, error) = await tokens.SignInAsync(form["username"], form["password"], form["otp"], ct);
        if (granted is not null)
        {
            await session.BeginAsync(Ticket.New(form["username"], granted, clock.GetUtcNow()));
            return visit.GoTo(back);
        }

        return error?.Error switch
        {
            TokenError.PasswordChangeRequired => visit.GoTo("/account/password?why=required"),
            TokenError.SecondFactorRequired => visit.GoTo("/account/second-factor?why=required"),
            TokenError.TooMany => Page.Failed(StatusCodes.Status429TooManyRequests),
            _ => Again(form.Refuse(Refused, StatusCodes.Status403Forbidden), StatusCodes.Status403Forbidden),
        };
    }

    private static Problem Refused { get; } = new("urn:govopen:problem:sign-in-refused", null, null);

    private static RazorComponentResult<SignInPage> Again(Form form, int status) => Page.Show<SignInPage>(new SignInModel(form, HasExpired: false), status);
}

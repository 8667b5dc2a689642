using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;

namespace GovOpen.Office.SignIn;

/// <summary>The sign-in page; whoever is signed in is taken on.</summary>
internal static class ShowSignIn
{
    public static IResult Handle(Visit visit, string? returnUrl = null, string? why = null)
    {
        if (visit.Actor is not null) return visit.GoTo(ReturnUrl.OrHome(returnUrl));
        return Page.Show<SignInPage>(new SignInModel(new Form().With(ReturnUrl.Parameter, ReturnUrl.OrHome(returnUrl)), why == SignInAddress.Expired));
    }
}

/// <param name="Form">As typed.</param>
/// <param name="HasExpired">Whether a session has just ended.</param>
public sealed record SignInModel(Form Form, bool HasExpired);

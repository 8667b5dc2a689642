using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;

namespace GovOpen.Office.Account;

/// <summary>The first step of setting up a second factor: who is it?</summary>
internal static class ShowSecondFactor
{
    public static async Task<IResult> Handle(Session session, string? why = null) =>
        Page.Show<SecondFactorPage>(new CredentialsModel(new Form().With("username", await session.UsernameAsync()), why == CredentialsModel.Required));
}

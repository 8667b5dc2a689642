using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;

namespace GovOpen.Office.Account;

/// <summary>The page for changing the password, also for those who cannot sign in before they have.</summary>
internal static class ShowPassword
{
    public static async Task<IResult> Handle(Session session, string? why = null) =>
        Page.Show<PasswordPage>(new CredentialsModel(new Form().With("username", await session.UsernameAsync()), why == CredentialsModel.Required));
}

/// <param name="Form">As typed.</param>
/// <param name="IsRequired">Whether somebody was sent here when signing in.</param>
public sealed record CredentialsModel(Form Form, bool IsRequired)
{
    public const string Required = "required";
}

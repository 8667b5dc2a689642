using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;
using GovOpen.Office.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.Account;

/// <summary>Changes the own password; afterwards everybody signs in with the new one.</summary>
internal static class ChangePassword
{
    public static async Task<IResult> Handle(IFormCollection posted, ServiceCalls calls, Session session, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("username", "password", "newPassword", "again");
        if (form["newPassword"].Length > 0 && PasswordRules.MistakeOf(form["newPassword"], form["username"]) is { } mistake) form.Wrong("newPassword", mistake);
        if (form["again"].Length > 0 && form["again"] != form["newPassword"]) form.Wrong("again", "mistake.again");
        if (form.IsWrong) return Again(form, StatusCodes.Status400BadRequest);

        var body = new { username = form["username"], password = form["password"], otp = form["otp"] is { Length: > 0 } otp ? otp : null, newPassword = form["newPassword"] };
        var answer = await calls.AskAsync<Nothing>("identity", HttpMethod.Post, "api/account/password", body, authorization: null, version: null, ct);
        if (answer.Value is null) return answer.IsRefusal ? Again(form.Refuse(answer.Problem, answer.Status), answer.Status) : Page.Failed(answer);

        await SignOutPerson.EndAsync(session, calls);
        return visit.GoTo("/sign-in", done: "passwordChanged");
    }

    private static RazorComponentResult<PasswordPage> Again(Form form, int status) => Page.Show<PasswordPage>(new CredentialsModel(form, IsRequired: false), status);
}

using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.Account;

/// <summary>Gets a secret for the authenticator and shows it, this once.</summary>
internal static class BeginSecondFactor
{
    public static async Task<IResult> Handle(IFormCollection posted, ServiceCalls calls, CancellationToken ct)
    {
        var form = new Form(posted).Require("username", "password");
        if (form.IsWrong) return Again(form, StatusCodes.Status400BadRequest);

        var body = new { username = form["username"], password = form["password"], otp = form["otp"] is { Length: > 0 } otp ? otp : null };
        var answer = await calls.AskAsync<Secret>("identity", HttpMethod.Post, "api/account/second-factor", body, authorization: null, version: null, ct);
        if (answer.Value is { } secret) return Page.Show<SecretPage>(new SecretModel(new Form().With("username", form["username"]), secret));
        return answer.IsRefusal ? Again(form.Refuse(answer.Problem, answer.Status), answer.Status) : Page.Failed(answer);
    }

    private static RazorComponentResult<SecondFactorPage> Again(Form form, int status) => Page.Show<SecondFactorPage>(new CredentialsModel(form, IsRequired: false), status);
}

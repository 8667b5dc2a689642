using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.Account;

/// <summary>The first code shows that the authenticator has the secret; from then on it is asked for.</summary>
internal static class ConfirmSecondFactor
{
    public static async Task<IResult> Handle(IFormCollection posted, ServiceCalls calls, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("username", "password", "otp");
        if (form.IsWrong) return Again(form, StatusCodes.Status400BadRequest);

        var body = new { username = form["username"], password = form["password"], otp = form["otp"] };
        var answer = await calls.AskAsync<Nothing>("identity", HttpMethod.Post, "api/account/second-factor/confirm", body, authorization: null, version: null, ct);
        if (answer.Value is not null) return visit.GoTo(visit.Actor is null ? "/sign-in" : "/account", done: "secondFactor");
        return answer.IsRefusal ? Again(form.Refuse(answer.Problem, answer.Status), answer.Status) : Page.Failed(answer);
    }

    private static RazorComponentResult<SecretPage> Again(Form form, int status) => Page.Show<SecretPage>(new SecretModel(form, Secret: null), status);
}

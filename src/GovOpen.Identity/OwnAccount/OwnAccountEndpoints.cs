using GovOpen.Contracts.Access;
using GovOpen.Identity.Delegations;
using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.OwnAccount;

internal static class OwnAccountEndpoints
{
    public static void MapOwnAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").WithTags("Own account");

        account.MapGet("", ReadOwnAccount.Handle).Needs(StaffAction.ManageOwnAccount);
        account.MapGet("/delegations", ListDelegations.Handle).Needs(StaffAction.ManageOwnAccount);
        account.MapPost("/delegations", DelegateRole.Handle).Needs(StaffAction.DelegateRole);
        account.MapPost("/delegations/{id:guid}/end", EndDelegation.Handle).Needs(StaffAction.ManageOwnAccount);

        // Whoever has no token yet shows what buys one; see SignIn for what keeps guessing away.
        account.MapPost("/password", ChangePassword.Handle).AllowAnonymous();
        account.MapPost("/second-factor", BeginSecondFactor.Handle).AllowAnonymous();
        account.MapPost("/second-factor/confirm", ConfirmSecondFactor.Handle).AllowAnonymous();
        app.MapPost("/api/sign-out", SignOut.Handle).WithTags("Own account").AllowAnonymous();
    }
}

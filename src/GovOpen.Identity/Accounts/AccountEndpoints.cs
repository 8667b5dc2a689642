using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/api/accounts").WithTags("Accounts");

        accounts.MapGet("", ListAccounts.Handle).Needs(StaffAction.ReadAccounts);
        accounts.MapGet("/{id:guid}", ReadAccount.Handle).Needs(StaffAction.ReadAccounts);
        accounts.MapPost("", CreateAccount.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/roles", ChangeRoles.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/unit", MoveAccount.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/lock", LockAccount.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/unlock", UnlockAccount.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/password", ResetPassword.Handle).Needs(StaffAction.ManageAccounts);
        accounts.MapPost("/{id:guid}/second-factor/reset", ResetSecondFactor.Handle).Needs(StaffAction.ManageAccounts);
    }
}

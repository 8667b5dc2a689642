using GovOpen.Contracts.Access;
using GovOpen.Office.Account;
using GovOpen.Office.Accounts;
using GovOpen.Office.Audit;
using GovOpen.Office.Home;
using GovOpen.Office.Http;
using GovOpen.Office.Sessions;
using GovOpen.Office.SignIn;
using GovOpen.Office.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Office.Pages;

/// <summary>The pages of the staff site. Whoever is not signed in is sent to sign in, where it is not said otherwise.</summary>
internal static class PageEndpoints
{
    private const int LargestForm = 256 * 1024;

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireAuthorization(policy => policy.AddAuthenticationSchemes(SessionRegistration.Scheme).RequireAuthenticatedUser());

        pages.MapPage("/", ShowHome.Handle).AllowAnonymous();
        pages.MapPage("/sign-in", ShowSignIn.Handle).AllowAnonymous();
        pages.MapForm("/sign-in", SignInPerson.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/sign-out", SignOutPerson.Handle).AllowAnonymous();

        pages.MapPage("/account", ShowAccount.Handle);
        pages.MapPage("/account/password", ShowPassword.Handle).AllowAnonymous();
        pages.MapForm("/account/password", ChangePassword.Handle).AllowAnonymous().LimitSignIns();
        pages.MapPage("/account/second-factor", ShowSecondFactor.Handle).AllowAnonymous();
        pages.MapForm("/account/second-factor", BeginSecondFactor.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/account/second-factor/confirm", ConfirmSecondFactor.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/account/delegations", DelegateRole.Handle).OnlyFor(StaffAction.DelegateRole);
        pages.MapForm("/account/delegations/{id:guid}/end", EndDelegation.Handle).OnlyFor(StaffAction.DelegateRole);

        pages.MapPage("/units", ShowUnits.Handle).OnlyFor(StaffAction.ReadUnits);
        pages.MapPage("/units/new", CreateUnit.Show).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/new", CreateUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapPage("/units/{id:guid}", ShowUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/{id:guid}/rename", RenameUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/{id:guid}/close", CloseUnit.Handle).OnlyFor(StaffAction.ManageUnits);

        pages.MapPage("/accounts", ShowAccounts.Handle).OnlyFor(StaffAction.ReadAccounts);
        pages.MapPage("/accounts/new", CreateAccount.Show).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/new", CreateAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapPage("/accounts/{id:guid}", ShowOneAccount.Handle).OnlyFor(StaffAction.ReadAccounts);
        pages.MapForm("/accounts/{id:guid}/roles", ChangeRoles.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/unit", MoveAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/lock", LockAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/unlock", UnlockAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/password", ResetPassword.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/second-factor", ResetSecondFactor.Handle).OnlyFor(StaffAction.ManageAccounts);

        pages.MapPage("/audit", ShowAudit.Handle).OnlyFor(StaffAction.ReadAudit);
        pages.MapPage("/audit/export", DownloadAudit.Handle).OnlyFor(StaffAction.ReadAudit);
        pages.MapPage("/audit/verify", ShowVerdict.Handle).OnlyFor(StaffAction.ReadAudit);
    }

    private static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapMethods(pattern, _reading, handle).ExcludeFromDescription();

    /// <summary>Every form carries a token that only a page of this site can have given it.</summary>
    private static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapPost(pattern, handle).ExcludeFromDescription()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(LargestForm))
            .AddEndpointFilter((context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? next(context)
                : ValueTask.FromResult<object?>(Refuse(context.HttpContext)));

    // The token of somebody whose session has ended meanwhile is no longer good: that is nothing to be puzzled by.
    private static IResult Refuse(HttpContext context) =>
        context.User.Identity?.IsAuthenticated != true && context.Request.Cookies.ContainsKey(SessionRegistration.Cookie)
            ? TypedResults.Challenge(authenticationSchemes: [SessionRegistration.Scheme])
            : TypedResults.BadRequest();

    private static RouteHandlerBuilder OnlyFor(this RouteHandlerBuilder page, StaffAction action) => page.RequireAuthorization(policy => policy
        .AddAuthenticationSchemes(SessionRegistration.Scheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Actor.Of(context.User) is { } actor && Permissions.ReachOf(actor.Roles, action) is not null))
        .WithMetadata(new NeededAction(action));
}

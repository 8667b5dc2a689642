using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace GovOpen.Office.Sessions;

/// <summary>What happens around a session's cookie.</summary>
internal sealed class SessionEvents(TokenRenewal renewal, IOptions<OfficeOptions> options) : CookieAuthenticationEvents
{
    /// <summary>Writing down at each request that somebody is there would be a write for every page; this is near enough.</summary>
    private static readonly TimeSpan _seldom = TimeSpan.FromSeconds(15);

    /// <summary>The framework would count somebody as idle since half the time before.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.RemainingTime < options.Value.Session.Idle - _seldom;
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!renewal.IsDue(context.Properties)) return;

        if (await renewal.RenewAsync(Ticket.KeyOf(context.Properties)!, Ticket.AccessTokenOf(context.Properties)!) is { } renewed)
        {
            context.ReplacePrincipal(renewed.Principal);
            context.Properties.StoreTokens(renewed.Properties.GetTokens());
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(SignInAddress.After(context.HttpContext));
        return Task.CompletedTask;
    }

    /// <summary>The page for it is made where all errors are.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

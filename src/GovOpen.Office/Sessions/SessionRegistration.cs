using GovOpen.Office.Http;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace GovOpen.Office.Sessions;

internal static class SessionRegistration
{
    /// <summary>The authentication scheme of the pages.</summary>
    public const string Scheme = "session";

    public const string Cookie = SecureCookie.Prefix + "govopen-office";

    public static void AddSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddKeyRing("GovOpen.Office");

        // No scheme is the default one, so the API, which is called with a bearer token, knows nothing of the cookie.
        services.AddAuthentication("none").AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionStore, IOptions<OfficeOptions>>((cookie, store, office) =>
        {
            cookie.Cookie = new SecureCookie(Cookie);
            cookie.SessionStore = store;
            cookie.EventsType = typeof(SessionEvents);
            cookie.ExpireTimeSpan = office.Value.Session.Idle;
            cookie.SlidingExpiration = true;
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie = new SecureCookie(Cookie + "-form");
            // The content policy says it already, and more strictly.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization();

        services.AddSingleton<TicketProtection>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<TokenRenewal>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<Session>();
        services.AddHostedService<ExpiredSessions>();
    }
}

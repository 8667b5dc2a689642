using Microsoft.AspNetCore.Authentication;

namespace GovOpen.Office.Sessions;

/// <summary>The session of this request.</summary>
internal sealed class Session(IHttpContextAccessor accessor, TokenRenewal renewal)
{
    private AuthenticationProperties? _properties;

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>As typed when signing in; null for nobody.</summary>
    public async Task<string?> UsernameAsync() => await PropertiesAsync() is { } properties ? Ticket.UsernameOf(properties) : null;

    public async Task<string?> AccessTokenAsync() => await PropertiesAsync() is { } properties ? Ticket.AccessTokenOf(properties) : null;

    /// <summary>
    /// A service took <paramref name="used"/> back, because the account was changed meanwhile. New tokens say what is so now;
    /// null: there are none, and the session is over.
    /// </summary>
    public async Task<string?> ReplaceTokenAsync(string used)
    {
        if (await PropertiesAsync() is not { } properties || await renewal.RenewAsync(Ticket.KeyOf(properties)!, used) is not { } renewed) return null;

        _properties = renewed.Properties;
        Context.User = renewed.Principal;
        return Ticket.AccessTokenOf(renewed.Properties);
    }

    /// <summary>Starts one for whoever has just signed in; its key is new.</summary>
    public Task BeginAsync(AuthenticationTicket ticket) => Context.SignInAsync(SessionRegistration.Scheme, ticket.Principal, ticket.Properties);

    /// <summary>Ends it; the refresh token that it held, to be ended too.</summary>
    public async Task<string?> EndAsync()
    {
        var properties = await PropertiesAsync();
        await Context.SignOutAsync(SessionRegistration.Scheme);
        _properties = null;
        return properties is null ? null : Ticket.RefreshTokenOf(properties);
    }

    private async Task<AuthenticationProperties?> PropertiesAsync() =>
        _properties ??= (await Context.AuthenticateAsync(SessionRegistration.Scheme)) is { Succeeded: true, Properties: { } properties } ? properties : null;
}

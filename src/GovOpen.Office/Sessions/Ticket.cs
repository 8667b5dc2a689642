using System.Globalization;
using System.Security.Claims;
using GovOpen.Contracts.Access;
using GovOpen.Office.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GovOpen.Office.Sessions;

/// <summary>What a session holds: who signed in, as their newest token says, and the tokens.</summary>
internal static class Ticket
{
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string TokenExpiry = "expires_at";
    private const string Username = "username";
    private const string Started = "started_at";
    private const string Key = "key";

    private static readonly string[] _claims = [ActorClaims.Subject, ActorClaims.Name, ActorClaims.Role, ActorClaims.Unit, ActorClaims.Division, ActorClaims.Delegation];

    /// <summary>Of a sign-in that has just happened.</summary>
    public static AuthenticationTicket New(string username, TokenAnswer tokens, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties();
        properties.SetString(Username, username);
        properties.SetString(Started, now.ToString("o", CultureInfo.InvariantCulture));
        return Hold(properties, tokens, now);
    }

    /// <summary>The same session with newer tokens.</summary>
    public static AuthenticationTicket Renewed(AuthenticationTicket old, TokenAnswer tokens, DateTimeOffset now) => Hold(old.Properties.Clone(), tokens, now);

    public static string? AccessTokenOf(AuthenticationProperties properties) => properties.GetTokenValue(AccessToken);

    public static string? RefreshTokenOf(AuthenticationProperties properties) => properties.GetTokenValue(RefreshToken);

    /// <summary>As typed when signing in.</summary>
    public static string? UsernameOf(AuthenticationProperties properties) => properties.GetString(Username);

    public static DateTimeOffset TokenExpiryOf(AuthenticationProperties properties) => Instant(properties.GetTokenValue(TokenExpiry));

    public static DateTimeOffset StartOf(AuthenticationProperties properties) => Instant(properties.GetString(Started));

    /// <summary>The session's key, as long as the request lasts; never stored with it.</summary>
    public static string? KeyOf(AuthenticationProperties properties) => properties.GetParameter<string>(Key);

    public static void Remember(AuthenticationProperties properties, string key) => properties.SetParameter(Key, key);

    private static AuthenticationTicket Hold(AuthenticationProperties properties, TokenAnswer tokens, DateTimeOffset now)
    {
        properties.StoreTokens(
        [
            new() { Name = AccessToken, Value = tokens.AccessToken },
            new() { Name = RefreshToken, Value = tokens.RefreshToken },
            new() { Name = TokenExpiry, Value = now.AddSeconds(tokens.ExpiresIn).ToString("o", CultureInfo.InvariantCulture) },
        ]);
        // Not validated: it came from Identity itself. The services behind validate it each time it is used.
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(tokens.AccessToken).Claims.Where(claim => _claims.Contains(claim.Type)).Select(claim => new Claim(claim.Type, claim.Value));
        return new(new ClaimsPrincipal(new ClaimsIdentity(claims, SessionRegistration.Scheme, ActorClaims.Name, ActorClaims.Role)), properties, SessionRegistration.Scheme);
    }

    private static DateTimeOffset Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, "o", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : DateTimeOffset.MinValue;
}

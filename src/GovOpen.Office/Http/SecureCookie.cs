namespace GovOpen.Office.Http;

/// <summary>
/// A cookie that scripts cannot read, that no other site can send and no other host of the domain can set. Secure on plain
/// loopback too: browsers take it there, and a proxy that ends TLS cannot weaken it.
/// </summary>
internal sealed class SecureCookie : CookieBuilder
{
    /// <summary>Makes browsers insist on all of it.</summary>
    public const string Prefix = "__Host-";

    public SecureCookie(string name)
    {
        Name = name;
        HttpOnly = true;
        SameSite = SameSiteMode.Strict;
        Path = "/";
        IsEssential = true;
        // Only here: the anti-forgery service refuses to work over plain HTTP when it is told to want TLS.
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}

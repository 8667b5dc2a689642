namespace GovOpen.Contracts.Identity.V1;

/// <summary>For whom a token speaks; the claim <c>scope</c>.</summary>
public static class Scopes
{
    /// <summary>A member of staff, or a machine that acts as one.</summary>
    public const string Staff = "staff";

    /// <summary>The public site: may read what everybody may read.</summary>
    public const string Public = "public";

    /// <summary>One service to another: event feeds, bodies by hash.</summary>
    public const string Internal = "internal";

    /// <summary>The staff web site: may present people's passwords to get tokens for them.</summary>
    public const string SignIn = "sign-in";
}

namespace GovOpen.Office.Sessions;

/// <summary>The way back after signing in; never one that leaves this site.</summary>
internal static class ReturnUrl
{
    public const string Parameter = "returnUrl";

    private const int Longest = 2000;

    /// <summary>Whether it is a path of this site. Browsers read a backslash as a slash and drop line breaks, so neither may be in it;
    /// an address in a header has ASCII only.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/', ..] && url.Length <= Longest && !url.Contains('\\', StringComparison.Ordinal) && url.All(c => char.IsAscii(c) && !char.IsControl(c));

    /// <summary>The address if it is one of ours, else the front page.</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";
}

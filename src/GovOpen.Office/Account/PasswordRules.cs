namespace GovOpen.Office.Account;

/// <summary>What can be said of a new password before it is sent anywhere, in the reader's language. Identity decides, and knows the last five.</summary>
internal static class PasswordRules
{
    private const int Shortest = 10;
    private const int LeastClasses = 3;

    /// <summary>A key of the texts; null: nothing to be said against it.</summary>
    public static string? MistakeOf(string password, string username)
    {
        if (password.Length < Shortest) return "mistake.password.short";
        if (Classes(password) < LeastClasses) return "mistake.password.classes";
        return username.Length > 0 && password.Contains(username, StringComparison.OrdinalIgnoreCase) ? "mistake.password.username" : null;
    }

    /// <summary>Upper case, lower case, digits, everything else.</summary>
    private static int Classes(string password) =>
        password.Select(c => char.IsAsciiLetterUpper(c) ? 0 : char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiDigit(c) ? 2 : 3).Distinct().Count();
}

using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.Accounts;

/// <summary>What a password must be. Proposals of the field for level 3 (GB/T 22239-2019): 10 characters of three classes, a new one every 90 days.</summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;
    private const int FewestClasses = 3;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private static readonly Func<char, bool>[] _classes =
        [char.IsLower, char.IsUpper, char.IsDigit, c => !char.IsLower(c) && !char.IsUpper(c) && !char.IsDigit(c)];

    /// <summary>Runs that guessers try first, whatever stands around them.</summary>
    private static readonly string[] _guessed = ["password", "passw0rd", "p@ssw0rd", "12345", "qwert", "asdfg", "abcde", "11111", "admin", "govopen", "chengdu", "sichuan", "woaini"];

    /// <summary>What is wrong with it, each in a sentence.</summary>
    public static IEnumerable<FieldError> Errors(string field, string password, string username)
    {
        if (password.Length < Shortest) yield return new(field, $"has {password.Length} characters; it needs at least {Shortest}.");
        if (password.Length > Longest) yield return new(field, $"has more than {Longest} characters.");
        if (password.Any(char.IsControl)) yield return new(field, "has a control character.");
        if (_classes.Count(password.Any) < FewestClasses) yield return new(field, "needs characters of three of these: small letters, capitals, digits, others.");
        if (username.Length > 0 && password.Contains(username, StringComparison.OrdinalIgnoreCase)) yield return new(field, "contains the user name.");
        if (_guessed.FirstOrDefault(run => password.Contains(run, StringComparison.OrdinalIgnoreCase)) is { } guessed) yield return new(field, $"contains “{guessed}”, which is guessed first.");
    }
}

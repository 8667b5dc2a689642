using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Accounts;

/// <summary>Passwords of people and secrets of machines, in the one format that Identity's hasher has.</summary>
internal sealed class Secrets
{
    private readonly PasswordHasher<Secrets> _hasher;
    private readonly string _nobodys;

    public Secrets(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new(options);
        _nobodys = Hash(Random());
    }

    /// <summary>20 characters with every class among them; none that look alike, none that a form or a shell has to escape.</summary>
    public static string Random()
    {
        while (true)
        {
            var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-._", 20);
            if (password.Any(char.IsAsciiLetterLower) && password.Any(char.IsAsciiLetterUpper)
                && password.Any(char.IsAsciiDigit) && password.Any(char.IsPunctuation)
                && char.IsAsciiLetterOrDigit(password[0])) return password;
        }
    }

    public string Hash(string secret) => _hasher.HashPassword(this, secret);

    /// <summary>Without a hash (nobody has that name) it takes as long and is false: the time does not tell which names exist.</summary>
    public bool Matches(string? hash, string given)
    {
        var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodys, given);
        return hash is not null && result is not PasswordVerificationResult.Failed;
    }
}

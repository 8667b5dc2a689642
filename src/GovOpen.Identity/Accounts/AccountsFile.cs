using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Accounts;

/// <summary>One account in the file of sample accounts: a person has a unit, a user name and a password, a machine a client id and its secret.</summary>
internal sealed record SampleAccount
{
    public required Role Role { get; init; }

    public string? Unit { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>Base32, where the role needs a second factor: what an authenticator app is given.</summary>
    public string? TotpSecret { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }
}

/// <summary>The file that tells the passwords of the sample accounts to whoever started the platform, and to nobody else.</summary>
internal static class AccountsFile
{
    private static readonly JsonSerializerOptions _json = new(ContractJson.Options) { WriteIndented = true };

    /// <summary>Empty where there is no file yet.</summary>
    public static async Task<List<SampleAccount>> ReadAsync(string path)
    {
        if (!File.Exists(path)) return [];

        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<List<SampleAccount>>(file, _json) ?? [];
    }

    /// <summary>Never readable by others, never half written: a file of its own beside it takes its place at once.</summary>
    public static async Task WriteAsync(string path, IReadOnlyList<SampleAccount> accounts)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var file = new FileStream(temporary, options))
            {
                await JsonSerializer.SerializeAsync(file, accounts, _json);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

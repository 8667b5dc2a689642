using System.Security.Cryptography;
using System.Text;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Publishing.Documents;

/// <summary>Texts by their hashes: each once, whoever has it.</summary>
internal static class BodyTexts
{
    public static byte[] KeyOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static string HashOf(string text) => Convert.ToHexStringLower(KeyOf(text));

    /// <summary>Within the caller's transaction. A text that was purged stays purged.</summary>
    public static Task SaveAsync(PublishingDb db, IReadOnlyCollection<string> texts, CancellationToken ct) =>
        SaveAsync(db, [.. texts.Select(text => (KeyOf(text), text))], ct);

    /// <summary>The same with keys that are known already.</summary>
    public static async Task SaveAsync(PublishingDb db, IReadOnlyCollection<(byte[] Key, string Text)> texts, CancellationToken ct)
    {
        if (texts.Count == 0) return;
        await using var command = new NpgsqlCommand(
            "insert into bodies (hash, text) select * from unnest($1, $2) on conflict do nothing", (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters =
            {
                new() { Value = texts.Select(text => text.Key).ToArray() },
                new() { Value = texts.Select(text => text.Text).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    public static Refusal Purged { get; } = new("text-purged", "The text was purged; nobody can judge what is not there. Write another, or give the draft up.");

    /// <summary>Whether one of these texts was taken out for good; it cannot come back.</summary>
    public static async Task<bool> IsPurgedAsync(PublishingDb db, string hash, CancellationToken ct)
    {
        var key = Convert.FromHexString(hash);
        return await db.Bodies.AnyAsync(body => body.Hash == key && body.Text == null, ct);
    }

    /// <summary>Empty where it was purged.</summary>
    public static async Task<string> ReadAsync(PublishingDb db, string hash, CancellationToken ct)
    {
        var key = Convert.FromHexString(hash);
        return await db.Bodies.Where(body => body.Hash == key).Select(body => body.Text).SingleOrDefaultAsync(ct) ?? "";
    }
}

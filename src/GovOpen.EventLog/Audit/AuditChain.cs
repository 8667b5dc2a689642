using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovOpen.EventLog.Audit;

/// <summary>
/// Ties each audit entry to the one before it: HMAC-SHA-256 over the entry and its predecessor's hash. The key is the
/// service's own and not in the database, so that whoever owns the tables can still not rewrite a tail unseen; heads that
/// were published find out whoever owns both, and whoever cut the tail off.
/// </summary>
public sealed class AuditChain
{
    /// <summary>In characters.</summary>
    public const int ShortestKey = 32;

    private readonly byte[] _key;

    /// <summary>With the key of <c>Audit:Key</c>.</summary>
    public AuditChain(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length < ShortestKey) throw new InvalidOperationException($"Audit:Key must have at least {ShortestKey} characters; set Audit__Key to a secret of this service.");
        _key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>What the first entry has for a predecessor.</summary>
    public static byte[] Beginning => new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>Gives an entry its place behind another.</summary>
    internal void Link(AuditEntry entry, long previousNumber, byte[] previousHash)
    {
        entry.Number = previousNumber + 1;
        entry.PreviousHash = previousHash;
        entry.Hash = HashOf(entry);
    }

    /// <summary>The hash that an untouched entry has.</summary>
    public byte[] HashOf(AuditEntry entry) => HMACSHA256.HashData(_key, Canonical(entry));

    /// <summary>Recognisable, not readable: for a value that must not stand in the trail, such as an unknown name that somebody typed.</summary>
    public string Pseudonym(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return "hmac:" + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes("pseudonym:" + value)).AsSpan(0, 12));
    }

    /// <summary>What is wrong with an entry where it stands, in words; null: nothing.</summary>
    /// <param name="entry">In its place.</param>
    /// <param name="previousNumber">Of the entry before it; 0 for none.</param>
    /// <param name="previousHash">Of the entry before it.</param>
    public string? FaultOf(AuditEntry entry, long previousNumber, byte[] previousHash)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Number > previousNumber + 1) return Between("deleted: missing", previousNumber + 1, entry.Number - 1);
        if (!CryptographicOperations.FixedTimeEquals(HashOf(entry), entry.Hash)) return "changed: its content is not what its hash was made of";
        if (!CryptographicOperations.FixedTimeEquals(entry.PreviousHash, previousHash)) return "out of its place: it does not follow the entry before it";
        return null;
    }

    internal static string Between(string what, long first, long last) =>
        first == last ? string.Create(CultureInfo.InvariantCulture, $"{what} {first}") : string.Create(CultureInfo.InvariantCulture, $"{what} {first} to {last}");

    private static ReadOnlySpan<byte> Canonical(AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        json.WriteNumberValue(entry.Number);
        json.WriteStringValue(entry.Id);
        json.WriteNumberValue(entry.At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        foreach (var text in (string?[])[entry.ActorId, entry.Actor, entry.OnBehalfOf, entry.Unit, entry.Division, entry.Source, entry.Action, entry.Object])
        {
            json.WriteStringValue(text);
        }

        if (entry.ObjectVersion is { } version) json.WriteNumberValue(version);
        else json.WriteNullValue();
        foreach (var text in (string?[])[entry.Before, entry.After, entry.Reason, entry.Outcome, entry.TraceId]) json.WriteStringValue(text);
        json.WriteBase64StringValue(entry.PreviousHash);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan;
    }
}

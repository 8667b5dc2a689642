using System.Security.Cryptography;

namespace GovOpen.Search.Indexing;

/// <summary>
/// A state of the index in a file: the format's name, the segments, and at the end the SHA-256 of all before it, which is
/// checked before anything else is believed. Numbers are little-endian.
/// </summary>
internal static class Snapshot
{
    // Changes with the format, the tokens, and whatever else makes an old index differ from a new one.
    private const string Format = "GovOpen.Search.Indexing/4";

    public static void Save(string path, string origin, IndexView view, CancellationToken ct)
    {
        var temporary = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                Write(file, origin, view, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static (string Origin, IndexView View)? Load(string path, Vocabularies vocabularies, out string? reason)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            reason = Check(file);
            return reason is null ? Read(file, vocabularies, ref reason) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e.Message;
            return null;
        }
    }

    private static void Write(FileStream file, string origin, IndexView view, CancellationToken ct)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed))
        {
            writer.Write(Format);
            writer.Write(origin);
            writer.Write(view.AppliedThrough);
            writer.Write(view.Segments.Length);
            foreach (var live in view.Segments)
            {
                ct.ThrowIfCancellationRequested();
                SegmentFile.Write(writer, live);
            }
        }

        file.Write(hash.Hash!);
    }

    private static string? Check(FileStream file)
    {
        if (file.Length < SHA256.HashSizeInBytes) return "The file is too short.";

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var rest = file.Length - SHA256.HashSizeInBytes; rest > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(rest, buffer.Length));
            if (read == 0) return "The file ended while it was read.";
            hash.AppendData(buffer, 0, read);
            rest -= read;
        }

        var written = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(written);
        return CryptographicOperations.FixedTimeEquals(written, hash.GetHashAndReset()) ? null : "The file is not what was written.";
    }

    private static (string Origin, IndexView View)? Read(FileStream file, Vocabularies vocabularies, ref string? reason)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file);
        if (reader.ReadString() is var format && format != Format)
        {
            reason = $"The file has the format “{format}”; this program reads “{Format}”.";
            return null;
        }

        var origin = reader.ReadString();
        var appliedThrough = reader.ReadInt64();
        var segments = new LiveSegment[reader.ReadInt32()];
        for (var i = 0; i < segments.Length; i++) segments[i] = SegmentFile.Read(reader, vocabularies);
        return (origin, new(segments, appliedThrough));
    }
}

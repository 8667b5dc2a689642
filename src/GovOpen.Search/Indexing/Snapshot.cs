using System.Security.Cryptography;

namespace GovOpen.Search.Indexing;

/// <summary>
/// A state of the index in a directory: each segment in a file of its own, which is written once, as segments never change; and one file
/// that names the segments of the state and what is deleted from them. It is replaced in one piece, and with it the state. Each file ends
/// with the SHA-256 of all before it, which is checked before anything else is believed. Numbers are little-endian.
/// </summary>
internal static class Snapshot
{
    // Changes with the format, the tokens, and whatever else makes an old index differ from a new one.
    private const string Format = "GovOpen.Search.Indexing/5";
    private const string StateName = "index.snapshot";
    private const string SegmentExtension = ".segment";
    private const string Unfinished = ".tmp";

    public static void Save(string directory, string origin, IndexView view, CancellationToken ct)
    {
        Directory.CreateDirectory(directory);
        foreach (var live in view.Segments)
        {
            ct.ThrowIfCancellationRequested();
            var path = PathOf(directory, live.Segment.Name);
            if (!File.Exists(path)) Write(path, writer => SegmentFile.Write(writer, live.Segment));
        }

        Write(Path.Combine(directory, StateName), writer => WriteState(writer, origin, view));
        DeleteAllBut(directory, [.. view.Segments.Select(live => PathOf(directory, live.Segment.Name)), Path.Combine(directory, StateName)]);
    }

    public static (string Origin, IndexView View)? Load(string directory, Vocabularies vocabularies, out string? reason)
    {
        try
        {
            var (origin, appliedThrough, states) = Read(Path.Combine(directory, StateName), ReadState);
            var segments = new LiveSegment[states.Length];
            Parallel.For(0, states.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                var (name, deleted) = states[i];
                var segment = Read(PathOf(directory, name), reader => SegmentFile.Read(reader, name, vocabularies));
                segments[i] = new(segment, Deletions.None.With(segment, deleted));
            });
            reason = null;
            return (origin, new(segments, appliedThrough));
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            reason = e.Message;
        }
        catch (AggregateException e) when (e.InnerExceptions.All(IsOfTheFile))
        {
            reason = e.InnerExceptions[0].Message;
        }

        return null;
    }

    /// <summary>Leaves nothing of what was saved, finished or not.</summary>
    public static void Delete(string directory) => DeleteAllBut(directory, []);

    /// <summary>Deletes what a kill during a save has left.</summary>
    public static void DeleteUnfinished(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*" + Unfinished)) File.Delete(file);
    }

    private static string PathOf(string directory, Guid segment) => Path.Combine(directory, segment.ToString("N") + SegmentExtension);

    private static void DeleteAllBut(string directory, IReadOnlyCollection<string> kept)
    {
        // The state first: a state without its segments would be read for nothing.
        foreach (var file in Directory.EnumerateFiles(directory, StateName).Concat(Directory.EnumerateFiles(directory, "*" + SegmentExtension)).Except(kept)) File.Delete(file);
        DeleteUnfinished(directory);
    }

    private static void WriteState(BinaryWriter writer, string origin, IndexView view)
    {
        writer.Write(Format);
        writer.Write(origin);
        writer.Write(view.AppliedThrough);
        writer.Write(view.Segments.Length);
        foreach (var (segment, deletions) in view.Segments)
        {
            writer.Write(segment.Name.ToByteArray());
            SegmentFile.WriteArray(writer, [.. deletions.Among(segment.Entries.Length)]);
        }
    }

    private static (string Origin, long AppliedThrough, (Guid Name, int[] Deleted)[] Segments) ReadState(BinaryReader reader)
    {
        if (reader.ReadString() is var format && format != Format) throw new InvalidDataException($"The snapshot has the format “{format}”; this program reads “{Format}”.");

        var (origin, appliedThrough) = (reader.ReadString(), reader.ReadInt64());
        var segments = new (Guid, int[])[reader.ReadInt32()];
        for (var i = 0; i < segments.Length; i++) segments[i] = (new(reader.ReadBytes(16)), SegmentFile.ReadArray<int>(reader));
        return (origin, appliedThrough, segments);
    }

    /// <summary>In one piece or not at all.</summary>
    private static void Write(string path, Action<BinaryWriter> write)
    {
        var temporary = $"{path}.{Guid.CreateVersion7():N}{Unfinished}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                using var hash = SHA256.Create();
                using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
                using (var writer = new BinaryWriter(hashed))
                {
                    write(writer);
                }

                file.Write(hash.Hash!);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsOfTheFile(Exception e) => e is IOException or InvalidDataException or UnauthorizedAccessException;

    /// <exception cref="IOException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    private static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        Check(file);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        return read(reader);
    }

    private static void Check(FileStream file)
    {
        if (file.Length < SHA256.HashSizeInBytes) throw new InvalidDataException($"{file.Name} is too short.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var rest = file.Length - SHA256.HashSizeInBytes; rest > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(rest, buffer.Length));
            if (read == 0) throw new InvalidDataException($"{file.Name} ended while it was read.");
            hash.AppendData(buffer, 0, read);
            rest -= read;
        }

        var written = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(written);
        if (!CryptographicOperations.FixedTimeEquals(written, hash.GetHashAndReset())) throw new InvalidDataException($"{file.Name} is not what was written.");
    }
}

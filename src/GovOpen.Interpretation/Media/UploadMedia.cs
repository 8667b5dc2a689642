using System.Security.Cryptography;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Interpretation.Media;

/// <summary>
/// Takes in a file, piece by piece; what it is follows from its first bytes. It is not public before an interpretation that has it is
/// released. The same file again is the one that is there.
/// </summary>
internal static class UploadMedia
{
    public sealed record Response(string Hash, string ContentType, MediaKind Kind, long Length);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, InterpretationDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var piece = new byte[MediaFile.PieceSize];
        var length = await request.Body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, ct);
        if (MediaFormat.Of(piece.AsSpan(0, Math.Min(length, MediaFormat.Looked))) is not { } format)
        {
            return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unknown-media", "The file is none of PNG, JPEG, WebP, MP3, M4A, MP4 and WebM, whatever it is called.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var content = Guid.CreateVersion7();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var total = 0L;
        for (var ordinal = 0; length > 0; ordinal++)
        {
            if ((total += length) > format.Limit)
            {
                await request.Body.CopyToAsync(Stream.Null, ct); // who is still sending hears nothing
                return TooLarge(format);
            }

            hash.AppendData(piece.AsSpan(0, length));
            await KeepAsync(content, ordinal, piece.AsMemory(0, length), db, ct);
            length = await request.Body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, ct);
        }

        var file = new MediaFile
        {
            Hash = Convert.ToHexStringLower(hash.GetHashAndReset()), ContentId = content, ContentType = format.ContentType, Kind = format.Kind, Length = total, Person = actor.Name, UploadedAt = clock.GetUtcNow().Kept(),
        };
        await EventLock.TakeAsync(db, ct);
        // The pieces go with the transaction.
        if (await db.Media.AsNoTracking().SingleOrDefaultAsync(known => known.Hash == file.Hash, ct) is { } known) return Answer(known);

        db.Add(file);
        trail.Add(db, new("media.upload", "media:" + file.Hash) { After = new { file.ContentType, file.Length } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Answer(file);
    }

    private static Created<Response> Answer(MediaFile file) => TypedResults.Created("/api/media/" + file.Hash, new Response(file.Hash, file.ContentType, file.Kind, file.Length));

    private static ProblemHttpResult TooLarge(MediaFormat format) => Problems.Refused(
        StatusCodes.Status413PayloadTooLarge, "media-too-large", $"It is larger than {format.Limit / 1024 / 1024} MB, the most for {CamelCase.Of(format.Kind)}.");

    private static async Task KeepAsync(Guid content, int ordinal, ReadOnlyMemory<byte> bytes, InterpretationDb db, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("insert into media_pieces (content_id, ordinal, bytes) values ($1, $2, $3)", (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters = { new() { Value = content }, new() { Value = ordinal }, new() { Value = bytes } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}

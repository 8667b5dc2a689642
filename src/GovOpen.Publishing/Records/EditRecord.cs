using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Records;

/// <summary>Writes a record anew, as a whole. Of what is public this is the draft of a correction.</summary>
internal static class EditRecord
{
    public sealed record Request(string Title, IReadOnlyDictionary<string, JsonElement>? Fields = null, IReadOnlyList<string>? Tags = null, long? Version = null);

    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, RecordTypes types, AuditTrail trail, HttpRequest http, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Records.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } record) return RecordProblems.Missing;

        var note = new AuditNote("record.edit", "record:" + id);
        if (!actor.May(StaffAction.EditRecords, record.AsTarget())) return await trail.HiddenAsync(note, change, RecordProblems.Missing);
        if (types.Find(record.Type) is not { } type) return await trail.RefusedAsync(note, change, RecordProblems.TypeGone(record.Type));
        var content = ContentReader.Read(type, types, request.Title, request.Tags, request.Fields, errors);
        if (errors.Count > 0) return Problems.BadFields(errors);
        if (seen != record.Version) return RecordProblems.Outdated(seen!.Value, record.Version);

        var before = new Content(record.Title, record.Tags, record.Values);
        if (record.Edit(content, actor) is { } refusal) return await trail.RefusedAsync(note, change, refusal);
        trail.Add(db, note with { Version = record.Version, Before = Changed(type, content, before), After = Changed(type, before, content) });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        SeenVersion.Tell(http.HttpContext.Response, record.Version);
        return TypedResults.Ok(await ReadRecord.DetailAsync(record, db, types, clock, ct));
    }

    /// <summary>
    /// For the trail, which is kept for years and cannot be purged: what differs from the other content. Of free text, which nobody has
    /// cleared yet, only its length; of fields that are not public only that they differ.
    /// </summary>
    public static SortedDictionary<string, string> Changed(RecordType type, Content? from, Content to)
    {
        var changed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (from?.Title != to.Title) changed["title"] = LengthOf(to.Title);
        if (from is null || !from.Tags.SequenceEqual(to.Tags)) changed["tags"] = string.Join('、', to.Tags);
        foreach (var key in to.Values.Keys.Union(from?.Values.Keys ?? []))
        {
            var value = to.Values.GetValueOrDefault(key, "");
            if (from is not null && from.Values.GetValueOrDefault(key, "") == value) continue;
            changed[key] = type.Field(key) switch
            {
                { Public: true, Kind: RecordFieldKind.Text or RecordFieldKind.LongText } => LengthOf(value),
                { Public: true } => value,
                _ => "(not public)",
            };
        }

        return changed;
    }

    private static string LengthOf(string text) => string.Create(CultureInfo.InvariantCulture, $"({text.Length} characters)");
}

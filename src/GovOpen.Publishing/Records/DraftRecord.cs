using System.Text.Json;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>Begins a record of the editor's own unit; it may be incomplete.</summary>
internal static class DraftRecord
{
    public sealed record Request(string Type, string Title, IReadOnlyDictionary<string, JsonElement>? Fields = null, IReadOnlyList<string>? Tags = null);

    public static async Task<Results<Created<RecordDetail>, ProblemHttpResult>> Handle(
        Request request, Actor actor, PublishingDb db, RecordTypes types, AuditTrail trail, HttpResponse response, TimeProvider clock, CancellationToken ct)
    {
        if (types.Find(request.Type) is not { } type) return Problems.BadField("type", $"is none of {string.Join(", ", types.All.Select(one => one.Key))}.");
        var errors = new List<FieldError>();
        var content = ContentReader.Read(type, types, request.Title, request.Tags, request.Fields, errors);
        if (errors.Count > 0) return Problems.BadFields(errors);

        var note = new AuditNote("record.draft", "record:new");
        if (actor.Division is null || !actor.May(StaffAction.EditRecords, new(actor.Division, actor.Unit))) return await trail.ForbiddenAsync(note);

        var record = Record.Draft(type, content, actor, clock.GetUtcNow());
        db.Records.Add(record);
        trail.Add(db, note with { Object = "record:" + record.Id, Version = record.Version, After = EditRecord.Changed(type, null, content) });
        await db.SaveChangesAsync(ct);
        SeenVersion.Tell(response, record.Version);
        return TypedResults.Created($"/api/records/{record.Id}", await ReadRecord.DetailAsync(record, db, types, clock, ct));
    }
}

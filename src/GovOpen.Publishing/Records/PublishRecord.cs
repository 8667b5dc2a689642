using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.Publishing.Records.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>Makes a cleared record public, for the first time or as a correction of what is public.</summary>
internal static class PublishRecord
{
    /// <param name="Version">That the publisher saw.</param>
    /// <param name="UrgentReason">Takes the urgent path, open to types of emergencies: who drafted may publish; the secrecy review stays.</param>
    public sealed record Request(long? Version = null, string? UrgentReason = null);

    public sealed record CorrectionRequest(string? Reason = null, long? Version = null);

    public static Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(
        Guid id, Request request, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);
        if (request.UrgentReason is { } urgent && (urgent.Trim().Length < 2 || FieldValues.ComplaintOf(urgent, 500, lines: false) is not null)) errors.Add(new("urgentReason", "must have 2 to 500 characters, none of them a control character."));
        var release = new Release(IsCorrection: false, Reason: null, request.UrgentReason?.Trim());
        return errors.Count > 0 ? Refused(errors) : ReleaseAsync(id, seen!.Value, release, services, http, ct);
    }

    /// <summary>The cleared draft takes the place of what is public, with a reason that the public reads; the version before is kept.</summary>
    public static Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Correct(
        Guid id, CorrectionRequest request, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);
        var release = new Release(IsCorrection: true, ContentReader.Reason(request.Reason, errors), UrgentReason: null);
        return errors.Count > 0 ? Refused(errors) : ReleaseAsync(id, seen!.Value, release, services, http, ct);
    }

    private sealed record Release(bool IsCorrection, string? Reason, string? UrgentReason);

    private static Task<Results<Ok<RecordDetail>, ProblemHttpResult>> ReleaseAsync(Guid id, long seen, Release release, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var (db, actor, types, _, clock) = services;
        var urgently = release.UrgentReason is not null;
        return ChangeRecord.ApplyAsync(
            new(release.IsCorrection ? "record.correct" : "record.publish", "record:" + id) { Reason = release.Reason ?? release.UrgentReason },
            id, seen, StaffAction.PublishRecords, services, http,
            (record => new { record.State, record.PublishedVersion }, record => new { record.State, record.PublishedVersion, Urgent = urgently, ClearedBy = record.ClearedBy }),
            async (record, stop) =>
            {
                if (types.Find(record.Type) is not { } type) return (RecordProblems.TypeGone(record.Type), null);
                if (urgently && !type.Urgent) return (new("not-urgent", $"The urgent path is not open to {type.Key}."), null);
                if (record.RefusalToPublish(actor, release.IsCorrection, urgently) is { } refusal) return (refusal, null);

                var targets = await db.TargetsAsync(types, type, record.Values, clock.Today(), stop);
                if (Readiness.ErrorsOf(type, record.Values, targets, clock.Today()) is { Count: > 0 } lacking) return (null, RecordProblems.NotReady(lacking));

                var published = record.Publish(type, types.Column(type.ColumnOf(record.Values))!, targets, release.Reason, clock.GetUtcNow());
                db.RecordVersions.Add(RecordVersion.Of(record, published, actor.Id, release.UrgentReason));
                db.Append(record.Id, record.Version, published);
                return (null, null);
            }, ct);
    }

    private static Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Refused(IReadOnlyList<FieldError> errors) =>
        Task.FromResult<Results<Ok<RecordDetail>, ProblemHttpResult>>(Problems.BadFields(errors));
}

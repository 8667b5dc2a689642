using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Rules;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Records;

/// <summary>A record with all that staff knows of it, and what keeps it from being published.</summary>
internal static class ReadRecord
{
    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(
        Guid id, Actor actor, PublishingDb db, RecordTypes types, HttpResponse response, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Records.AsNoTracking().By(actor, StaffAction.ReadRecords).SingleOrDefaultAsync(one => one.Id == id, ct) is not { } record) return RecordProblems.Missing;
        SeenVersion.Tell(response, record.Version);
        return TypedResults.Ok(await DetailAsync(record, db, types, clock, ct));
    }

    public static async Task<RecordDetail> DetailAsync(Record record, PublishingDb db, RecordTypes types, TimeProvider clock, CancellationToken ct)
    {
        var type = types.Find(record.Type);
        var versions = await db.RecordVersions.AsNoTracking().Where(version => version.RecordId == record.Id).OrderBy(version => version.Version).ToListAsync(ct);
        return RecordDetail.Of(
            record, type, await MissingAsync(record, type, db, types, clock, ct),
            [.. versions.Select(version => new PublishedState(version.Version, version.RecordedAt, version.Facts.Title, version.Facts.CorrectionReason, version.UrgentReason))]);
    }

    private static async Task<IReadOnlyList<FieldError>> MissingAsync(Record record, RecordType? type, PublishingDb db, RecordTypes types, TimeProvider clock, CancellationToken ct)
    {
        if (record.State == RecordState.Withdrawn) return [];
        if (type is null) return [new("type", RecordProblems.TypeGone(record.Type).Sentence)];
        return Readiness.ErrorsOf(type, record.Values, await db.TargetsAsync(types, type, record.Values, clock.Today(), ct), clock.Today());
    }
}

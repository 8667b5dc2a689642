using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>保密审查: this version, exactly as the reviewer saw it, may become public.</summary>
internal static class ClearRecord
{
    public sealed record Request(long? Version = null);

    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(Guid id, Request request, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);
        if (errors.Count > 0) return Problems.BadFields(errors);

        return await ChangeRecord.ApplyAsync(
            new("record.clear", "record:" + id), id, seen!.Value, StaffAction.ClearRecords, services, http, (record => new { record.State }, record => new { record.State }),
            (record, _) => Task.FromResult((record.Clear(services.Actor, services.Clock.GetUtcNow()), (ProblemHttpResult?)null)), ct);
    }
}

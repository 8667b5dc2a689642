using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>Sends a draft back to its editors, with what is wrong.</summary>
internal static class ReturnRecord
{
    public sealed record Request(string? Reason = null, long? Version = null);

    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(Guid id, Request request, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);
        var reason = ContentReader.Reason(request.Reason, errors);
        if (errors.Count > 0) return Problems.BadFields(errors);

        return await ChangeRecord.ApplyAsync(
            new("record.return", "record:" + id) { Reason = reason }, id, seen!.Value, StaffAction.ClearRecords, services, http, (record => new { record.State }, record => new { record.State }),
            (record, _) => Task.FromResult((record.Return(reason), (ProblemHttpResult?)null)), ct);
    }
}

using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>Takes a record off the public site, for good. Its address stays and says since when and why; here every version is kept.</summary>
internal static class WithdrawRecord
{
    public sealed record Request(string? Reason = null, long? Version = null);

    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> Handle(Guid id, Request request, RecordServices services, HttpRequest http, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var seen = SeenVersion.Read(http, request.Version, errors);
        var reason = ContentReader.Reason(request.Reason, errors);
        if (errors.Count > 0) return Problems.BadFields(errors);

        return await ChangeRecord.ApplyAsync(
            new("record.withdraw", "record:" + id) { Reason = reason }, id, seen!.Value, StaffAction.PublishRecords, services, http,
            (record => new { record.State, record.PublishedVersion }, record => new { record.State }),
            (record, _) =>
            {
                var (withdrawn, refusal) = record.Withdraw(reason, services.Clock.GetUtcNow());
                if (refusal is null) services.Db.Append(record.Id, record.Version, withdrawn!);
                return Task.FromResult((refusal, (ProblemHttpResult?)null));
            }, ct);
    }
}

using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;

namespace GovOpen.Search.Records;

/// <summary>A published record can be found.</summary>
internal sealed class ProjectRecord(RecordProjection projection) : IApply<RecordPublished>
{
    public Task ApplyAsync(RecordPublished happened, LogPosition position, CancellationToken ct) => projection.UpsertAsync(
        new()
        {
            Id = happened.RecordId,
            Source = position.Source,
            Epoch = position.Epoch,
            Version = happened.Version,
            Type = happened.Type,
            TypeName = Json(happened.TypeName),
            ColumnKey = happened.Column,
            ColumnName = Json(happened.ColumnName),
            Title = happened.Title,
            Issuer = happened.Issuer,
            Division = happened.Division,
            Year = happened.Year,
            Organiser = happened.Organiser,
            Result = happened.Result,
            ResultName = happened.ResultName is { } name ? Json(name) : null,
            Tags = [.. happened.Tags],
            PublishedOn = happened.PublishedOn,
            Text = string.Join('\n', happened.Fields.Select(field => field.Choice?.Zh ?? field.Title ?? field.Value).Prepend(happened.Issuer).Prepend(happened.Title)),
            Content = JsonSerializer.Serialize(happened, ContractJson.Options),
        },
        position, ct);

    private static string Json(Wording names) => JsonSerializer.Serialize(names, ContractJson.Options);
}

/// <summary>Of a withdrawn record only that it was, since when and why.</summary>
internal sealed class ProjectWithdrawal(RecordProjection projection) : IApply<RecordWithdrawn>
{
    public Task ApplyAsync(RecordWithdrawn happened, LogPosition position, CancellationToken ct) => projection.UpsertAsync(
        new()
        {
            Id = happened.RecordId,
            Source = position.Source,
            Epoch = position.Epoch,
            Version = happened.Version,
            Removed = true,
            WithdrawnOn = ShanghaiDay.Of(happened.WithdrawnAt),
            WithdrawalReason = happened.Reason,
        },
        position, ct);
}

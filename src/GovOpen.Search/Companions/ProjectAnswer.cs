using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Companions;

/// <summary>An answer becomes an entry, and one that was retired a tombstone that says why.</summary>
internal sealed class ProjectAnswer(Projection projection) : IApply<AnswerPublished>, IApply<AnswerRetired>
{
    public Task ApplyAsync(AnswerPublished happened, LogPosition position, CancellationToken ct) => UpsertAsync(
        new()
        {
            Id = happened.AnswerId,
            Type = EntryType.Answer,
            Source = position.Source,
            Epoch = position.Epoch,
            Version = happened.Version,
            RestsOn = [.. happened.Basis.Select(basis => basis.DocumentId).Distinct()],
            ReleasedAt = happened.PublishedAt,
            Title = happened.Question,
            Content = JsonSerializer.Serialize(happened, ContractJson.Options),
            TraceParent = Activity.Current?.Id,
        },
        position, ct);

    public Task ApplyAsync(AnswerRetired happened, LogPosition position, CancellationToken ct) => UpsertAsync(
        new()
        {
            Id = happened.AnswerId,
            Type = EntryType.Answer,
            Source = position.Source,
            Epoch = position.Epoch,
            Version = happened.Version,
            RestsOn = [],
            ReleasedAt = happened.RetiredAt,
            Title = "",
            Content = "{}",
            RetiredBecause = happened.Reason,
            TraceParent = Activity.Current?.Id,
        },
        position, ct);

    private async Task UpsertAsync(Companion companion, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        await projection.UpsertAsync(new([]) { Companions = [companion] }, position, ct);
    }
}

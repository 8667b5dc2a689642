using System.Diagnostics;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Companions;

/// <summary>A published result becomes an entry, and one that was withdrawn a tombstone that says why and nothing of what it said.</summary>
internal sealed class ProjectResult(Projection projection, PublishedResults results) : IApply<ResultPublished>, IApply<ResultWithdrawn>
{
    /// <summary>Until the event is here that says why.</summary>
    private const string NotPublic = "该办理结果已撤回。";

    public async Task ApplyAsync(ResultPublished happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        var content = await results.ReadAsync(happened.ResultId, ct);
        var said = content is null ? null : Companion.ResultOf(content);
        await UpsertAsync(happened.ResultId, happened.Version, happened.PublishedAt, said, content, said is null ? NotPublic : null, position, ct);
    }

    public async Task ApplyAsync(ResultWithdrawn happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        await UpsertAsync(happened.ResultId, happened.Version, happened.WithdrawnAt, said: null, content: null, happened.Reason, position, ct);
    }

    private Task UpsertAsync(Guid id, long version, DateTimeOffset at, PublishedResult? said, string? content, string? withdrawnBecause, LogPosition position, CancellationToken ct) => projection.UpsertAsync(
        new([])
        {
            Companions =
            [
                new()
                {
                    Id = id,
                    Type = EntryType.Result,
                    Source = position.Source,
                    Epoch = position.Epoch,
                    Version = version,
                    RestsOn = [.. (said?.Documents ?? []).Select(document => document.Id).Distinct()],
                    ReleasedAt = at,
                    Title = said?.Title ?? "",
                    Content = content ?? "{}",
                    RetiredBecause = withdrawnBecause,
                    TraceParent = Activity.Current?.Id,
                },
            ],
        },
        position, ct);
}

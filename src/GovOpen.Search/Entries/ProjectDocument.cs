using System.Diagnostics;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

/// <summary>A published document becomes an entry. Its texts are fetched by hash: events carry none.</summary>
internal sealed class ProjectDocument(Projection projection, Bodies bodies) : IApply<DocumentPublished>
{
    public async Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        await projection.UpsertAsync(new(await bodies.EntriesOfAsync([happened], position.Source, position.Epoch, Activity.Current?.Id, ct)), position, ct);
    }
}

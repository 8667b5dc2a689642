using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.CleanUps;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

/// <summary>Documents that changed by one commit become entries by one commit, with the clean-up that they went through.</summary>
internal sealed class ProjectDocumentSet(Projection projection, Bodies bodies) : IApply<DocumentSetPublished>
{
    public async Task ApplyAsync(DocumentSetPublished happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        var set = await bodies.ReadAsync<DocumentSet>(happened.SetHash, ct);
        if (set.Documents.Count != happened.Count) throw new InvalidOperationException($"Set {happened.SetId} has {set.Documents.Count} documents, not {happened.Count}.");

        var entries = await bodies.EntriesOfAsync(set.Documents, position.Source, position.Epoch, Activity.Current?.Id, ct);
        await projection.UpsertAsync(new(entries) { CleanUp = set.CleanUp is { } cleanUp ? Of(cleanUp, position) : null }, position, ct);
    }

    private static CleanUp Of(CleanUpPublished cleanUp, LogPosition position) => new()
    {
        Id = cleanUp.CleanUpId,
        Source = position.Source,
        Epoch = position.Epoch,
        PublishedOn = cleanUp.PublishedOn,
        Content = JsonSerializer.Serialize(cleanUp, ContractJson.Options),
    };
}

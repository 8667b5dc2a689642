using System.Diagnostics;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Companions;

/// <summary>A document and what explains it become entries by one commit, once every part is here: neither is ever seen without the other.</summary>
internal sealed class ProjectPackage(Projection projection, Bodies bodies, SealedInterpretations interpretations, TimeProvider clock, ILogger<ProjectPackage> logger) : IApply<PackageReleased>
{
    /// <summary>A package that waits for longer is nothing that passes by itself.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public async Task ApplyAsync(PackageReleased happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        try
        {
            var set = await bodies.ReadAsync<DocumentSet>(happened.SetHash, ct);
            if (set.Documents.Count != happened.Count) throw new InvalidOperationException($"Package {happened.PackageId} has {set.Documents.Count} documents, not {happened.Count}.");

            var entries = await bodies.EntriesOfAsync(set.Documents, position.Source, position.Epoch, Activity.Current?.Id, ct);
            await projection.UpsertAsync(new(entries) { Companions = await CompanionsOfAsync(happened, position, ct) }, position, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && clock.GetUtcNow() - happened.ReleasedAt > _patience)
        {
            logger.LogError(e, "Package {Package} was released at {ReleasedAt} and a part of it is still missing; none of it is shown: {Reason}", happened.PackageId, happened.ReleasedAt, e.Message);
            throw;
        }
    }

    private async Task<IReadOnlyList<Companion>> CompanionsOfAsync(PackageReleased happened, LogPosition position, CancellationToken ct)
    {
        var companions = new List<Companion>();
        foreach (var part in happened.Interpretations)
        {
            var content = await interpretations.ReadAsync(part.Hash, ct);
            companions.Add(new()
            {
                Id = part.InterpretationId,
                Type = EntryType.Interpretation,
                Source = position.Source,
                Epoch = position.Epoch,
                Version = part.Version,
                RestsOn = [happened.DocumentId],
                ExplainsHash = happened.BodyHash,
                ReleasedAt = happened.ReleasedAt,
                Title = Companion.InterpretationOf(content).Title,
                Content = content,
                TraceParent = Activity.Current?.Id,
            });
        }

        return companions;
    }
}

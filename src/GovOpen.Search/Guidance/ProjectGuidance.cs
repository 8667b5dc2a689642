using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;

namespace GovOpen.Search.Guidance;

/// <summary>What a word means holds for the next question.</summary>
internal sealed class ProjectSynonyms(GuidanceProjection projection) : IApply<SynonymsChanged>
{
    public Task ApplyAsync(SynonymsChanged happened, LogPosition position, CancellationToken ct) =>
        projection.SetSynonymsAsync(happened.SynonymId, happened.Version, happened.Word, happened.Terms, position, ct);
}

/// <summary>What comes first holds for the next one who asks it.</summary>
internal sealed class ProjectBestBets(GuidanceProjection projection) : IApply<BestBetsChanged>
{
    public Task ApplyAsync(BestBetsChanged happened, LogPosition position, CancellationToken ct) =>
        projection.SetBestBetsAsync(happened.BestBetId, happened.Version, happened.Question, happened.DocumentIds, position, ct);
}

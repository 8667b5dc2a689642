using System.ComponentModel.DataAnnotations;

namespace GovOpen.Search;

/// <summary>Configuration section <c>Search</c>.</summary>
internal sealed class SearchOptions
{
    /// <summary>Where the index keeps its snapshots. Each replica its own.</summary>
    [Required]
    public string SnapshotDirectory { get; set; } = Path.Combine(Path.GetTempPath(), "govopen-search");

    /// <summary>How often a changed index is saved. A start reads the snapshot and then what came after it.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromMinutes(1);
}

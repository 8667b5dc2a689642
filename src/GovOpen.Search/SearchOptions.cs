using System.ComponentModel.DataAnnotations;

namespace GovOpen.Search;

/// <summary>Configuration section <c>Search</c>.</summary>
internal sealed class SearchOptions
{
    /// <summary>Where the index keeps its snapshots. Each replica its own, which nobody else can write: what it says is believed.</summary>
    [Required]
    public string SnapshotDirectory { get; set; } = "";

    /// <summary>How often a changed index is saved. A start reads the snapshot and then what came after it.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromMinutes(1);
}

using System.ComponentModel.DataAnnotations;

namespace GovOpen.Search;

/// <summary>Configuration section <c>Search</c>.</summary>
internal sealed class SearchOptions
{
    /// <summary>Where the embedded index keeps its snapshots. Each replica its own, which nobody else can write: what it says is believed.</summary>
    [Required]
    public string SnapshotDirectory { get; set; } = "";

    /// <summary>How often a changed index is saved. A start reads the snapshot and then what came after it.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The name under which Elasticsearch keeps the index, if it does. Of all deployments that share a server each has its own.</summary>
    [RegularExpression("[a-z0-9][a-z0-9_-]{0,99}", ErrorMessage = "Search:IndexName may have small letters, digits, - and _, and begins with a letter or digit.")]
    public string IndexName { get; set; } = "govopen-entries";
}

using System.Text.Json;

namespace GovOpen.Local.State;

/// <summary>What an installation remembers from start to start, in <c>instance.json</c>.</summary>
internal sealed record Instance
{
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>();

    public Sample Sample { get; init; }

    /// <summary>Null for a new data folder.</summary>
    public static Instance? Read(DataFolder folder) => File.Exists(PathIn(folder))
        ? JsonSerializer.Deserialize<Instance>(File.ReadAllText(PathIn(folder)), StateJson.Options)
        : null;

    public void Write(DataFolder folder) => folder.Write(JsonSerializer.Serialize(this, StateJson.Options), "instance.json");

    private static string PathIn(DataFolder folder) => folder.At("instance.json");
}

/// <summary>An interrupted import is taken up again at the next start.</summary>
internal enum Sample
{
    None,
    Wanted,
    Loaded,
}

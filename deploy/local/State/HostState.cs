using System.Text.Json;
using GovOpen.Local.Processes;

namespace GovOpen.Local.State;

/// <summary>Where the host stands; it keeps this in <c>run/state.json</c> for <c>up --detach</c>, <c>status</c> and <c>down</c>.</summary>
internal sealed record HostState
{
    public required int Pid { get; init; }

    /// <summary>See <see cref="ProcessTable.StartTicks"/>.</summary>
    public long? StartTicks { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>What is under way, for people.</summary>
    public string? Doing { get; init; }

    /// <summary>What has been done so far, in sentences.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    public Failure? Failure { get; init; }
    public string? Portal { get; init; }
    public string? Office { get; init; }
    public IReadOnlyList<ComponentState> Components { get; init; } = [];

    public static HostState? Read(DataFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<HostState>(File.ReadAllText(folder.At("run", "state.json")), StateJson.Options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(DataFolder folder) => folder.Write(JsonSerializer.Serialize(this, StateJson.Options), "run", "state.json");
}

internal enum Phase
{
    Starting,
    Running,
    Stopping,
    Stopped,
    Failed,
}

/// <summary>One process that the host keeps; without a process id for one that somebody else runs, or that is just down.</summary>
internal sealed record ComponentState(string Name, int? Pid, long? StartTicks, string Address, int Restarts, DateTimeOffset? StartedAt, bool Private);

/// <summary>Why a start failed and what to do next.</summary>
internal sealed record Failure(string Component, string What, string? Log, IReadOnlyList<string> LastLines, string Next)
{
    public override string ToString() => string.Join(Environment.NewLine,
        [$"{Component} {What}.", .. Log is null ? [] : LastLines.Select(line => "    " + line).Append($"The whole log: {Log}"), $"Next: {Next}"]);
}

namespace GovOpen.Local.Processes;

/// <summary>How a child is started. Its environment is exactly <see cref="Environment"/>: nothing is inherited.</summary>
internal sealed record CommandLine(string File, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);

using GovOpen.Local.Processes;
using GovOpen.Local.Servers;
using GovOpen.Local.State;

namespace GovOpen.Local.Commands;

/// <summary>Runs a verb of a service's own program beside the running platform, in the service's environment: <c>identity --verify-audit</c>.</summary>
internal static class Ask
{
    private static readonly string[] _ofSearch = ["--rebuild-index"];
    private static readonly string[] _ofIdentity = ["--revoke-key", "--create-administrator", "--create-machine"];

    /// <summary>The exit code of the verb.</summary>
    public static async Task<int> HandleAsync(DataFolder folder, string name, IReadOnlyList<string> verb)
    {
        if (Service.All.SingleOrDefault(service => service.Name == name) is not { } service)
        {
            Terminal.Complain($"“{name}” is no service; there are {string.Join(", ", Service.All.Select(known => known.Name))}.");
            return 2;
        }

        // Anything else would start the service a second time, or do what deploy/up does in its own order.
        string[] known = [.. service.HasAudit ? new[] { "--verify-audit" } : [], .. name == "identity" ? _ofIdentity : [], .. name == "search" ? _ofSearch : []];
        if (!known.Contains(verb[0]))
        {
            Terminal.Complain(known.Length == 0 ? $"{name} is not to be asked for anything." : $"“{verb[0]}” is nothing to ask {name} for; there are {string.Join(", ", known)}.");
            return 2;
        }

        if (Instance.Read(folder) is not { } instance || !HostLock.IsHeld(folder))
        {
            Terminal.Complain($"Nothing runs on {folder.Path}; start it with deploy/up first.");
            return 1;
        }

        var secrets = new Secrets(folder);
        var environment = new ServiceEnvironment(folder, Settings.FromEnvironment(), secrets, instance, new Databases(secrets["connection:postgres"], secrets)).Of(service);
        environment["Logging__LogLevel__Default"] = "Warning";
        using var process = await Launcher.StartAsync(new CommandLine(Environment.ProcessPath!, [service.Program, .. verb], environment, service.Folder));
        var shown = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(Console.OpenStandardOutput()),
            process.StandardError.BaseStream.CopyToAsync(Console.OpenStandardError()));
        await process.WaitForExitAsync();
        await shown;
        return process.ExitCode;
    }
}

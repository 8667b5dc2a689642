using System.Text.Json;
using GovOpen.Contracts;
using Spectre.Console;

namespace GovOpen.Benchmarks.Reporting;

/// <summary>What a verb found: tables, and to each on what machine, over what data and by which command it was measured.</summary>
internal sealed class Report(string command)
{
    private static readonly JsonSerializerOptions _json = new(ContractJson.Options) { WriteIndented = true };

    private readonly List<(ReportTable Table, string Data, IReadOnlyList<string> Notes)> _tables = [];

    /// <summary>For tables and progress; plain and wide where the output goes to a file or a pipe.</summary>
    public static IAnsiConsole Screen { get; } = CreateScreen();

    /// <summary>Shows a table.</summary>
    /// <param name="table">Filled.</param>
    /// <param name="data">What it was measured over.</param>
    /// <param name="notes">What a reader must know to judge it.</param>
    public void Show(ReportTable table, string data, params IReadOnlyList<string> notes)
    {
        _tables.Add((table, data, notes));
        Screen.WriteLine();
        table.Show(Screen);
        Line("machine", Machine.Description);
        Line("data", data);
        Line("command", command);
        foreach (var note in notes) Line("note", note);
    }

    /// <summary>Writes everything shown, where it was asked for.</summary>
    public async Task WriteAsync(FileInfo? json, CancellationToken ct)
    {
        if (json is null) return;

        await using var file = json.Create();
        var tables = _tables.Select(shown => new { table = shown.Table.ToJson(), shown.Data, shown.Notes });
        await JsonSerializer.SerializeAsync(file, new { command, machine = Machine.Description, measuredAt = DateTimeOffset.UtcNow, tables }, _json, ct);
    }

    // Written as it is: a long line is wrapped by the terminal, not by us.
    private static void Line(string name, string text) => Console.Out.WriteLine($"{name}: {text}");

    private static IAnsiConsole CreateScreen()
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected) screen.Profile.Width = 250;
        return screen;
    }
}

using Spectre.Console;

namespace GovOpen.Local;

/// <summary>Lines for whoever started the command. A terminal that was closed meanwhile is no reason to fail.</summary>
internal static class Terminal
{
    /// <summary>For colours, tables and spinners; plain where the output goes to a file or a pipe.</summary>
    public static IAnsiConsole Screen { get; } = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Yes,
    });

    public static void Say(string text) => Write(Console.Out, text);

    /// <summary>With the time, for what happens while nobody waits for it.</summary>
    public static void Log(string text) => Say($"{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ} {text}");

    public static void Complain(string text) => Write(Console.Error, text);

    private static void Write(TextWriter to, string text)
    {
        try
        {
            to.WriteLine(text);
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }
}

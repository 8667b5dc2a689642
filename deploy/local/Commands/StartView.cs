using GovOpen.Local.State;
using Spectre.Console;

namespace GovOpen.Local.Commands;

/// <summary>Shows what a host says about itself: a spinner on a terminal, lines elsewhere.</summary>
internal static class StartView
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Until the state is one to stop at, which is returned.</summary>
    public static async Task<HostState?> FollowAsync(string first, Func<HostState?> look, Predicate<HostState?> isOver, CancellationToken ct)
    {
        var shown = 0;
        try
        {
            if (!Terminal.Screen.Profile.Capabilities.Interactive) return await LoopAsync(_ => { }, Terminal.Say);
            return await Terminal.Screen.Status().StartAsync(first, spinner => LoopAsync(
                doing => spinner.Status = Markup.Escape(doing),
                done => Terminal.Screen.MarkupLineInterpolated($"[green]✓[/] {done}")));
        }
        catch (IOException)
        {
            // The terminal was closed: nothing is left to show.
            return look();
        }

        async Task<HostState?> LoopAsync(Action<string> showDoing, Action<string> showDone)
        {
            while (true)
            {
                var state = look();
                foreach (var done in state?.Done.Skip(shown) ?? []) showDone(done);
                shown = state?.Done.Count ?? shown;
                if (isOver(state)) return state;
                showDoing(state?.Doing ?? first);
                await Task.Delay(_betweenLooks, ct);
            }
        }
    }

    public static void ShowReady(DataFolder folder, HostState state, string headline, string stop)
    {
        Terminal.Say(headline);
        Terminal.Say($"  public site and API  {state.Portal}");
        Terminal.Say($"  staff site and API   {state.Office}");
        if (File.Exists(folder.Accounts)) Terminal.Say($"  sample accounts      {folder.Accounts}");
        Terminal.Say($"  data and logs        {folder.Path}");
        Terminal.Say($"  stop                 {stop}");
    }
}

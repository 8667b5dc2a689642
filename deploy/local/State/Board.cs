using GovOpen.Local.Processes;

namespace GovOpen.Local.State;

/// <summary>The host's own account of itself: what is shown on the terminal and kept in <c>run/state.json</c>.</summary>
internal sealed class Board
{
    private readonly Lock _changing = new();
    private readonly DataFolder _folder;
    private readonly Func<IReadOnlyList<ComponentState>> _components;
    private bool _isOutdated;

    public Board(DataFolder folder, Func<IReadOnlyList<ComponentState>> components)
    {
        _folder = folder;
        _components = components;
        State = new HostState { Pid = Environment.ProcessId, StartTicks = ProcessTable.StartTicks(Environment.ProcessId), Phase = Phase.Starting };
        folder.Folder("run");
        Changed();
    }

    public HostState State { get; private set; }

    public void Doing(string what) => Change(state => state with { Doing = what });

    public void Done(string what) => Change(state => state with { Done = [.. state.Done, what] });

    public void Enter(Phase phase) => Change(state => state with { Phase = phase, Doing = null });

    public void Fail(Failure failure) => Change(state => state with { Phase = Phase.Failed, Doing = null, Failure = failure });

    public void Addresses(string portal, string office) => Change(state => state with { Portal = portal, Office = office });

    public void Changed() => Change(state => state);

    private void Change(Func<HostState, HostState> change)
    {
        lock (_changing)
        {
            State = change(State) with { Components = _components() };
            Write();
        }
    }

    /// <summary>A full disk is no reason to stop anything; it is told once, until a write succeeds again.</summary>
    private void Write()
    {
        try
        {
            State.Write(_folder);
            _isOutdated = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_isOutdated) Terminal.Log($"run/state.json could not be written and is out of date: {e.Message}");
            _isOutdated = true;
        }
    }
}

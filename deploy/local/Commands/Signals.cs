using System.Runtime.InteropServices;

namespace GovOpen.Local.Commands;

/// <summary>Turns the ways of being asked to end (Ctrl-C, SIGTERM, a closed terminal) into one token. A second Ctrl-C ends at once.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Signals()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
    }

    public CancellationToken Token => _asked.Token;

    /// <summary>What a shell reports for the signal that came.</summary>
    public int ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _asked.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // The children cannot outlive us, and the database survives being killed.
        if (_asked.IsCancellationRequested && context.Signal is PosixSignal.SIGINT) return;
        context.Cancel = true;
        ExitCode = context.Signal switch
        {
            PosixSignal.SIGHUP => 129,
            PosixSignal.SIGINT => 130,
            PosixSignal.SIGQUIT => 131,
            _ => 143,
        };
        _asked.Cancel();
    }
}

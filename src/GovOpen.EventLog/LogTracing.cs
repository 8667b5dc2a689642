using System.Diagnostics;

namespace GovOpen.EventLog;

/// <summary>Steps of the delivery in the trace of the request that appended the event.</summary>
public static class LogTracing
{
    private static readonly ActivitySource _source = new("GovOpen.EventLog");

    /// <summary>A step under the appending transaction, whoever runs it and however much later.</summary>
    public static Activity? Continue(string name, ActivityKind kind, string? traceParent)
    {
        Activity.Current = null;
        return _source.StartActivity(name, kind, traceParent!);
    }
}

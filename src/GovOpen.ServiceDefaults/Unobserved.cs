using System.Diagnostics;

namespace GovOpen.ServiceDefaults;

/// <summary>
/// Loops that look every second would fill any trace store with themselves. What they do inside is recorded only where it
/// belongs to somebody's request, whose trace it then continues by name.
/// </summary>
public static class Unobserved
{
    /// <summary>Until disposed, what is started here without a parent of its own is not recorded (a parent-based sampler follows it).</summary>
    public static Activity Begin() => new Activity("unobserved") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
}

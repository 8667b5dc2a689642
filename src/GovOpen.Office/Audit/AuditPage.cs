using System.Text.Json;

namespace GovOpen.Office.Audit;

/// <summary>A page of the trails of several services, newest first.</summary>
/// <param name="Entries">Each says whose it is.</param>
/// <param name="Next">Where there are older ones: the value of <c>before</c> that brings them.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Next);

/// <summary>One entry: who did what, to what, when, from where, why, with which outcome.</summary>
public sealed record AuditEntry
{
    /// <summary>Whose trail it stands in.</summary>
    public string Service { get; init; } = "";

    /// <summary>1, 2, 3 … in that trail.</summary>
    public required long Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account.</summary>
    public string? ActorId { get; init; }

    /// <summary>Person, machine, system or anonymous.</summary>
    public required string Actor { get; init; }

    /// <summary>Whose delegated role the actor used.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The actor's.</summary>
    public string? Unit { get; init; }

    /// <summary>The actor's.</summary>
    public string? Division { get; init; }

    /// <summary>The network address.</summary>
    public string? Source { get; init; }

    /// <summary>Object and verb.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
#pragma warning disable CA1720 // the word of the field, and of the contract
    public required string Object { get; init; }
#pragma warning restore CA1720

    /// <summary>Its version after it.</summary>
    public long? ObjectVersion { get; init; }

    /// <summary>What changed, before.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What changed, after.</summary>
    public JsonElement? After { get; init; }

    /// <summary>As stated.</summary>
    public string? Reason { get; init; }

    /// <summary><c>done</c>, or why not.</summary>
    public required string Outcome { get; init; }

    /// <summary>Of the request's trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>In hexadecimal.</summary>
    public required string Hash { get; init; }
}

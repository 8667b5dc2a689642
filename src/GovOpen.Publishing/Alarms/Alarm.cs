using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;

namespace GovOpen.Publishing.Alarms;

/// <summary>What went wrong without anybody asking.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AlarmKind>))]
internal enum AlarmKind
{
    /// <summary>A release that was set for an instant did not happen.</summary>
    ReleaseMissed,
}

/// <summary>Something that a person must look at; it stands until somebody has.</summary>
internal sealed class Alarm
{
    public required Guid Id { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>What it is about: <c>draft:0199…</c>.</summary>
    public required string Subject { get; init; }

    public required string Unit { get; init; }

    public required string Division { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? ClearedAt { get; private set; }

    public string? ClearedBy { get; private set; }

    /// <summary>What was done about it.</summary>
    public string? Remark { get; private set; }

    public static Alarm Raise(AlarmKind kind, string subject, string unit, string division, string text, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Subject = subject, Unit = unit, Division = division, Text = text, RaisedAt = now };

    public Target AsTarget() => new(Division, Unit);

    public void Clear(Actor actor, string remark, DateTimeOffset now) => (ClearedBy, Remark, ClearedAt) = (actor.Id, remark, now);
}

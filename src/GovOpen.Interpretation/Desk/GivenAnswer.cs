using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Interpretation.Desk;

/// <summary>
/// An answer that an agent gave a caller: which version, on which day, to which question; what it said then can be shown whatever became of
/// it. Never changed, never deleted.
/// </summary>
internal sealed class GivenAnswer
{
    /// <summary>UUIDv7: the number that the agent notes.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was told of the entry: its words.</summary>
    public required long ChangeSequence { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>Masked; empty where it was too long to be anything but a story.</summary>
    public required string Question { get; init; }

    /// <summary>The day whose legal state was asked for.</summary>
    public required DateOnly AsOf { get; init; }

    public required Mark Mark { get; init; }

    /// <summary>Whether it held on that day, when it was given.</summary>
    public required bool Held { get; init; }

    /// <summary>The account of whoever gave it.</summary>
    public required string PersonId { get; init; }

    /// <summary>As records call them.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What whoever gave an answer says of it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Mark>))]
internal enum Mark
{
    /// <summary>告知: it was told.</summary>
    Given,

    /// <summary>有帮助</summary>
    Helpful,

    /// <summary>没有帮助</summary>
    NotHelpful,
}

using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>What a document's validity (有效性) is on one day. Computed by <see cref="Validity.On"/>, never stored.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ValidityStatus>))]
public enum ValidityStatus
{
    /// <summary>有效</summary>
    InForce,

    /// <summary>部分失效: a part was struck, the rest is in force.</summary>
    PartiallyInForce,

    /// <summary>尚未施行</summary>
    NotYetInForce,

    /// <summary>停止执行</summary>
    Suspended,

    /// <summary>失效: its period ran out.</summary>
    Lapsed,

    /// <summary>废止, by an act or because a later text took its place.</summary>
    Repealed,

    /// <summary>有效性待核: no day is known from which it takes effect. Never reads as in force.</summary>
    Unknown,

    /// <summary>未公开: not a public document on that day.</summary>
    NotDisclosed,
}

/// <summary>What follows from a status.</summary>
public static class ValidityStatuses
{
    /// <summary>Whether a citizen finds it among what is in force: wholly, or in part.</summary>
    public static bool IsInForce(this ValidityStatus status) =>
        status is ValidityStatus.InForce or ValidityStatus.PartiallyInForce;
}

using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>How a document ended, when the source knows that it ended but not when.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UndatedEnding>))]
public enum UndatedEnding
{
    /// <summary>废止: repealed by an act.</summary>
    Repealed,

    /// <summary>被修改: a later text of the same document took its place.</summary>
    Superseded,
}
